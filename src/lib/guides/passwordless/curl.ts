import type { CurlStyle } from '../curl-style.ts';

/** A server authenticates with the API secret, a browser with the public API key. */
export const curlStyle: CurlStyle = {
  baseUrl: '$API_URL',
  variables: {
    API_URL: '{passwordless.api_url}',
    API_SECRET: '{passwordless.api_secret}',
    API_KEY: '{passwordless.api_key}',
  },
  pathPrefix: '/passwordless',
  auth: [
    { header: 'apisecret', option: '-H "ApiSecret: $API_SECRET"', sender: 'server' },
    { header: 'apikey', option: '-H "ApiKey: $API_KEY"', sender: 'browser' },
  ],
};

import type { CurlStyle } from '../curl-style.ts';

/** A server authenticates with the private key, a browser with the public one. */
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

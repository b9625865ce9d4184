import type { CurlStyle } from '../curl-style.ts';

export const curlStyle: CurlStyle = {
  baseUrl: '$STYTCH_API_URL',
  auth: [{ header: 'authorization', option: '-u "$STYTCH_PROJECT_ID:$STYTCH_SECRET"' }],
};

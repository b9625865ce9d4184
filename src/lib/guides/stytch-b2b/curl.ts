import type { CurlStyle } from '../curl-style.ts';

export const curlStyle: CurlStyle = {
  baseUrl: '$STYTCH_API_URL',
  variables: {
    STYTCH_API_URL: '{base_url}',
    STYTCH_PROJECT_ID: '{project_id}',
    STYTCH_SECRET: '{secret}',
  },
  auth: [{ header: 'authorization', option: '-u "$STYTCH_PROJECT_ID:$STYTCH_SECRET"' }],
  // With a member's session, Stytch checks that the member may make the call.
  repeats: ['x-stytch-member-session', 'x-stytch-member-sessionjwt'],
};

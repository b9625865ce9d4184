import { B2BClient, StytchError } from 'stytch';
import { expect, test } from 'vitest';
import { stytchB2b } from '../../../guides/stytch-b2b/outline.ts';
import { problemPage } from '../../../quickstart/stytch/app/problem-page.ts';
import { createStytch } from './index.ts';

const stytch = new B2BClient({ project_id: 'project-test-a', secret: 'secret-test-b' });

test.each<[error_type: string, way: string, status_code?: number]>([
  ['unable_to_auth_magic_link', stytchB2b.startAgain],
  ['oauth_token_not_found', 'Log in again'],
  ['sso_token_not_found', 'Log in again'],
  ['session_authorization_error', 'Try again'],
  ['invalid_email_for_invites', 'Try again'],
  ['unable_to_authenticate_totp', 'Try again'],
  ['internal_server_error', 'Try again', 500],
  ['server_unavailable', 'Try again', 503],
])('after %s the page of the app and the bench show the link %s', async (error_type, way, status_code = 400) => {
  const error = new StytchError({
    status_code,
    request_id: 'a',
    error_type,
    error_message: '',
    error_url: '',
    error_details: undefined,
  });
  expect(createStytch().refusal(error, undefined)).toMatchObject({ way });
  const page = await problemPage(error, { stytch, secure: false }, '/dashboard').text();
  expect(page).toContain(`>${way}</a>`);
  expect(page.includes('Request a new link')).toBe(way === 'Request a new link');
});

import { B2BClient, RequestError, StytchError } from 'stytch';
import { expect, test } from 'vitest';
import { stytchB2b } from '../../../guides/stytch-b2b/outline.ts';
import { problemPage } from '../../../quickstart/stytch/app/problem-page.ts';
import { createStytch } from './index.ts';

const stytch = new B2BClient({ project_id: 'project-test-a', secret: 'secret-test-b' });

const stytchError = (error_type: string, status_code: number) =>
  new StytchError({
    status_code,
    request_id: 'a',
    error_type,
    error_message: '',
    error_url: '',
    error_details: undefined,
  });

test.each<[error_type: string, way: string, status_code?: number]>([
  ['unable_to_auth_magic_link', stytchB2b.startAgain],
  ['oauth_token_not_found', 'Log in again'],
  ['sso_token_not_found', 'Log in again'],
  ['session_authorization_error', 'Back to the dashboard'],
  ['invalid_email_for_invites', 'Back to the dashboard'],
  ['unable_to_authenticate_totp', 'Try again'],
  ['internal_server_error', 'Try again', 500],
  ['server_unavailable', 'Try again', 503],
])('after %s the page of the app and the bench show the link %s', async (error_type, way, status_code = 400) => {
  const error = stytchError(error_type, status_code);
  expect(createStytch().refusal(error, undefined)).toMatchObject({ way });
  const page = await problemPage(error, { stytch, secure: false }, '/dashboard').text();
  expect(page).toContain(`>${way}</a>`);
  expect(page.includes('Request a new link')).toBe(way === 'Request a new link');
});

test('an app that isn’t set up says so to its developer, and its user reads no name of a variable', async () => {
  for (const type of ['unauthorized_credentials', 'no_match_for_provided_magic_link_url']) {
    const error = stytchError(type, 401);
    const told: string[] = [];
    const page = await problemPage(error, { stytch, secure: false, report: (fix) => told.push(fix) }).text();
    expect(page).toContain('<a href="/signup">Try again</a>');
    expect(page).not.toMatch(/STYTCH_|Register|Request a new link/);
    expect(createStytch().refusal(error, undefined)).toMatchObject({
      way: 'Try again',
      forReader: { sentence: told[0] },
    });
  }
});

test.each<[name: string, error: Error]>([
  ['an outage', stytchError('server_unavailable', 503)],
  ['a fault at Stytch', stytchError('internal_server_error', 500)],
  ['a response that isn’t Stytch’s', stytchError('', 200)],
  ['no response', new RequestError('fetch failed', { url: 'https://stytch.test', method: 'POST' })],
])('after %s, a page that can’t be tried again links to the login', async (_, error) => {
  const page = await problemPage(error, { stytch, secure: false }).text();
  expect(page).toContain('<a href="/signup">Try again</a>');
  expect(page).not.toMatch(/Request a new link|Log in again/);
});

test('a page that the user can try again at links there, also in an outage', async () => {
  const outage = stytchError('server_unavailable', 503);
  const page = await problemPage(outage, { stytch, secure: false }, '/dashboard').text();
  expect(page).toContain('<a href="/dashboard">Try again</a>');
  expect(page).not.toContain('href="/signup"');
});

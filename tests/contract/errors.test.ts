import { expect, test } from 'vitest';
import { ERRORS } from '../../src/lib/sandbox/stytch/errors.ts';
import { refusal, startSandbox } from './harness.ts';
import { bounds } from './tables/bounds.ts';
import { browserErrors } from './tables/browser-errors.ts';
import { beyondTheSdk, documented } from './tables/errors.ts';

const unknown = 'x'.repeat(44);

test.each(Object.entries(documented))('%s reaches the SDK with its status and text', async (type, call) => {
  const [status, , message] = Object.entries(ERRORS).find(([name]) => name === type)?.[1] ?? [];
  expect(await refusal(call(await startSandbox()))).toEqual({ status, type, message });
});

test.each(Object.entries(beyondTheSdk))(
  '%s reaches a caller without an SDK with its status',
  async (type, { call }) => {
    const answer = await call(await startSandbox());
    const [status] = Object.entries(ERRORS).find(([name]) => name === type)?.[1] ?? [];
    expect([answer.status, (await answer.json()).error_type]).toEqual([status, type]);
  },
);

test.each(Object.entries(browserErrors))('%s reaches a browser as JSON', async (type, open) => {
  const answer = await open(await startSandbox());
  const [status, , message] = Object.entries(ERRORS).find(([name]) => name === type)?.[1] ?? [];
  expect(await answer.json()).toEqual({
    status_code: status,
    request_id: expect.stringMatching(/^request-id-test-/),
    error_type: type,
    error_message: message,
    error_url: expect.stringContaining(`/${status}#${type}`),
  });
});

test('every error of the sandbox is tested through the SDK, or without it if the SDK cannot cause it', () => {
  const met = [...Object.keys({ ...documented, ...browserErrors }), ...bounds.map(({ error }) => error)];
  const types = Object.entries(ERRORS).flatMap(([type, [, origin]]) => (origin === 'emulator' ? [] : [type]));
  expect([...new Set([...met, ...Object.keys(beyondTheSdk)])].sort()).toEqual(types.sort());
  expect(Object.keys(beyondTheSdk).filter((type) => met.includes(type))).toEqual([]);
});

test('checks run in order: header, credentials, JSON, fields, existence, state', async () => {
  const { url, project, stytch, newestToken } = await startSandbox();
  const auth = (secret: string) => `Basic ${Buffer.from(`${project.project_id}:${secret}`).toString('base64')}`;
  const post = async (path: string, authorization: string, body: string) => {
    const answer = await fetch(`${url}/v1/b2b/${path}`, { method: 'POST', body, headers: { authorization } });
    return (await answer.json()).error_type;
  };
  const path = 'magic_links/discovery/authenticate';
  expect(await post(path, 'Bearer x', '{')).toBe('invalid_authorization_header');
  expect(await post(path, auth(`secret-test-${'x'.repeat(36)}`), '{')).toBe('unauthorized_credentials');
  expect(await post(path, auth(project.secret), '{')).toBe('bad_request');
  expect(await post(path, auth(project.secret), '{}')).toBe('invalid_token');
  expect(await post(path, auth(project.secret), `{"discovery_magic_links_token":"${unknown}"}`)).toBe(
    'magic_link_not_found',
  );
  await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  const token = await newestToken();
  await stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: token });
  expect(await post(path, auth(project.secret), `{"discovery_magic_links_token":"${token}"}`)).toBe(
    'unable_to_auth_magic_link',
  );
});

import { expect, test } from 'vitest';
import { makeSandbox } from '../testing/sandbox.ts';

test('the credentials of a project include the keys of its Passwordless.dev account', async () => {
  const { send } = await makeSandbox();
  const { body } = await send('POST', '/_sandbox/projects');
  expect(body.passwordless).toEqual({
    api_url: 'http://localhost:3000/passwordless',
    api_key: expect.stringContaining(':public:'),
    api_secret: expect.stringContaining(':secret:'),
  });
  const authorization = `Basic ${btoa(`${body.project_id}:${body.secret}`)}`;
  expect((await send('GET', '/_sandbox/passwordless', { authorization })).body).toEqual(body.passwordless);

  const count = async () => {
    const headers = { ApiSecret: String(body.passwordless?.api_secret) };
    return send('GET', '/passwordless/users/count', { headers });
  };
  const fault = { operation: 'passwordless.users.count', kind: 'error', status: 503, times: 1 };
  expect((await send('POST', '/_sandbox/faults', { authorization, body: fault })).status).toBe(201);
  expect((await count()).status).toBe(503);
  await send('POST', '/_sandbox/reset', { authorization });
  expect((await count()).status).toBe(200);
  expect((await send('GET', '/_sandbox/calls', { authorization })).body.calls).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { refusal, startSandbox } from './harness.ts';
import { machine } from './walks/machines.ts';

/** Calls the token endpoint as a client without an SDK would. */
const ask = async (bench: Awaited<ReturnType<typeof startSandbox>>, init: RequestInit) => {
  const answer = await fetch(`${bench.url}/v1/public/${bench.project.project_id}/oauth2/token`, {
    method: 'POST',
    ...init,
  });
  return { status: answer.status, body: await answer.json() };
};

test('a wrong secret, an unknown client and another project’s client get the same error', async () => {
  const bench = await startSandbox();
  const { client_id, client_secret } = await machine(bench);
  const other = await bench.newProject();
  const foreign = await fetch(`${bench.url}/v1/public/${other.project_id}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }),
  });
  expect(await foreign.json()).toMatchObject({ error: 'invalid_client' });
  for (const credentials of [
    { client_id, client_secret: 'x'.repeat(44) },
    { client_id: 'nobody', client_secret },
  ])
    expect(await refusal(bench.stytch.m2m.token(credentials))).toEqual({
      status: 400,
      type: 'invalid_client',
      message: 'The client is unknown or inactive, or its secret is wrong.',
    });
});

test('a client gets no scope that it wasn’t given, and all of its scopes if it names none', async () => {
  const bench = await startSandbox();
  const { client_id, client_secret } = await machine(bench);
  expect(await refusal(bench.stytch.m2m.token({ client_id, client_secret, scopes: ['admin'] }))).toMatchObject({
    type: 'invalid_scope',
  });
  const { access_token } = await bench.stytch.m2m.token({ client_id, client_secret });
  expect((await bench.stytch.m2m.authenticateToken({ access_token })).scopes).toEqual(['read:users', 'write:users']);
});

test('the token endpoint reads a form, JSON and the Authorization header', async () => {
  const bench = await startSandbox();
  const { client_id, client_secret } = await machine(bench);
  const grant = { grant_type: 'client_credentials' };
  const json = { 'content-type': 'application/json' };
  const authorization = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
  for (const init of [
    { body: new URLSearchParams({ ...grant, client_id, client_secret }) },
    { body: JSON.stringify({ ...grant, client_id, client_secret }), headers: json },
    { body: new URLSearchParams(grant), headers: { authorization } },
  ])
    expect(await ask(bench, init)).toMatchObject({ status: 200, body: { token_type: 'bearer' } });
  for (const [form, error] of [
    [{}, 'invalid_request'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
  ] as const)
    expect(await ask(bench, { body: new URLSearchParams(form) })).toEqual({
      status: 400,
      body: {
        status_code: 400,
        request_id: expect.stringMatching(/^request-id-test-/),
        error,
        error_description: expect.any(String),
        error_uri: expect.stringContaining(`400#${error}`),
      },
    });
});

test('a snapshot keeps the clients, and a reset removes them', async () => {
  const bench = await startSandbox();
  const { control, project, stytch } = bench;
  const { client_id, client_secret } = await machine(bench);
  const { body: snapshot } = await control('GET', '/snapshot', project);
  await control('POST', '/reset', project);
  expect(await refusal(stytch.m2m.clients.get({ client_id }))).toMatchObject({ type: 'm2m_client_not_found' });
  await control('POST', '/snapshot', project, snapshot);
  expect(await stytch.m2m.token({ client_id, client_secret })).toHaveProperty('access_token');
});

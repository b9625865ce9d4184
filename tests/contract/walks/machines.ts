import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect } from 'vitest';
import { refusal, type startSandbox } from '../harness.ts';

type StartedSandbox = Awaited<ReturnType<typeof startSandbox>>;

/** Creates a client that may read and write users. */
export async function machine({ stytch }: StartedSandbox, fields: object = {}) {
  const scopes = ['read:users', 'write:users'];
  return (await stytch.m2m.clients.create({ scopes, client_name: 'Importer', ...fields })).m2m_client;
}

/** Gives a client's secret to another one, step by step. */
async function walkRotation({ stytch }: StartedSandbox, client_id: string, client_secret: string) {
  const { secrets } = stytch.m2m.clients;
  const dropped = (await secrets.rotateStart({ client_id })).m2m_client;
  expect(dropped.next_client_secret_last_four).toBe(dropped.next_client_secret.slice(-4));
  expect((await secrets.rotateCancel({ client_id })).m2m_client.next_client_secret_last_four).toBeNull();
  const { next_client_secret } = (await secrets.rotateStart({ client_id })).m2m_client;
  const works = (secret: string) =>
    stytch.m2m.token({ client_id, client_secret: secret }).then(
      () => true,
      () => false,
    );
  expect(await Promise.all([client_secret, dropped.next_client_secret, next_client_secret].map(works))).toEqual([
    true,
    false,
    true,
  ]);
  const rotated = (await secrets.rotate({ client_id })).m2m_client;
  expect(rotated.client_secret_last_four).toBe(next_client_secret.slice(-4));
  expect(await Promise.all([client_secret, next_client_secret].map(works))).toEqual([false, true]);
  return next_client_secret;
}

/** Calls every operation for machine-to-machine access, and those about the project. */
export async function walkMachines(bench: StartedSandbox): Promise<void> {
  const { stytch, project } = bench;
  const { project_id } = project;
  const { client_id, client_secret: first } = await machine(bench);
  expect(client_id).toMatch(/^m2m-client-test-/);
  const issued = await stytch.m2m.token({ client_id, client_secret: first, scopes: ['read:users'] });
  expect(issued).toMatchObject({ status_code: 200, token_type: 'bearer', expires_in: 3600 });
  const required_scopes = ['read:users'];
  expect(await stytch.m2m.authenticateToken({ access_token: issued.access_token, required_scopes })).toEqual({
    client_id,
    scopes: ['read:users'],
    custom_claims: {},
  });
  const missing = { access_token: issued.access_token, required_scopes: ['write:users'] };
  await expect(stytch.m2m.authenticateToken(missing)).rejects.toThrow('missing_scopes');
  const claims = decodeJwt(issued.access_token);
  expect(claims).toMatchObject({ sub: client_id, iss: `stytch.com/${project_id}`, aud: [project_id] });
  expect(decodeProtectedHeader(issued.access_token)).toMatchObject({ alg: 'RS256', typ: 'JWT' });

  const client_secret = await walkRotation(bench, client_id, first);
  await stytch.m2m.clients.update({ client_id, client_description: 'At night', trusted_metadata: { team: 'data' } });
  expect((await stytch.m2m.clients.get({ client_id })).m2m_client).toMatchObject({
    client_name: 'Importer',
    client_description: 'At night',
    trusted_metadata: { team: 'data' },
  });
  await stytch.m2m.clients.update({ client_id, status: 'inactive' });
  expect(await refusal(stytch.m2m.token({ client_id, client_secret }))).toMatchObject({ type: 'invalid_client' });

  const own = await machine(bench, { client_id: 'nightly', client_secret: 'correct-horse', scopes: ['read:users'] });
  expect(own).toMatchObject({ client_id: 'nightly', client_secret: 'correct-horse', client_secret_last_four: 'orse' });
  const search = async (operator: 'AND' | 'OR', ...operands: [name: string, value: string][]) => {
    const filters = operands.map(([filter_name, value]) => ({ filter_name, filter_value: [value] }));
    const page = await stytch.m2m.clients.search({ query: { operator, operands: filters as never } });
    return page.m2m_clients.map((client) => client.client_id);
  };
  expect(await search('AND')).toEqual([client_id, 'nightly']);
  expect(await search('AND', ['client_name', 'Importer'], ['client_id', 'nightly'])).toEqual(['nightly']);
  expect(await search('OR', ['scopes', 'write:users'], ['client_id', 'nightly'])).toEqual([client_id, 'nightly']);
  const page = await stytch.m2m.clients.search({ limit: 1, query: {} as never });
  expect(page.results_metadata).toMatchObject({ total: 2, next_cursor: expect.any(String) });
  const next = await stytch.m2m.clients.search({ cursor: page.results_metadata.next_cursor ?? '' });
  expect(next).toMatchObject({ m2m_clients: [{ client_id: 'nightly' }], results_metadata: { next_cursor: null } });
  expect(await stytch.m2m.clients.delete({ client_id })).toMatchObject({ client_id });

  expect(await stytch.debug.whoami()).toMatchObject({ project_id, name: 'Sandbox' });
  const { metrics } = await stytch.project.metrics();
  expect(Object.fromEntries(metrics.map(({ metric_type, count }) => [metric_type, count]))).toMatchObject({
    M2M_CLIENT_COUNT: 1,
  });
  const { member_count } = await stytch.organizations.metrics({ organization_id: 'globex' });
  expect(member_count).toBeGreaterThan(0);
}

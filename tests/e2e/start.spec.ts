import { expect, test } from './own-server.ts';

test('the host sees one line: the address and the mode', async ({ startServer }) => {
  const server = await startServer();
  await expect.poll(() => server.output()).toContain(`\n`);
  expect(server.output()).toBe(`First Login is at ${server.url} (emulated: nothing leaves this site)\n`);
});

test('SIGTERM ends the site cleanly', async ({ startServer }) => {
  const server = await startServer();
  expect(await server.stop()).toBe(0);
  expect(server.output()).not.toMatch(/error/i);
});

test('SIGTERM lets a request in progress finish', async ({ startServer }) => {
  const server = await startServer();
  const made = await (await fetch(`${server.url}/_sandbox/projects`, { method: 'POST', body: '{}' })).json();
  const headers = { authorization: `Basic ${btoa(`${made.project_id}:${made.secret}`)}` };
  const fault = { operation: 'organizations.get', kind: 'latency', delay_ms: 1000, times: 1 };
  await fetch(`${server.url}/_sandbox/faults`, { method: 'POST', headers, body: JSON.stringify(fault) });
  const slow = fetch(`${server.url}/v1/b2b/organizations/globex`, { headers });
  const left = async () => (await (await fetch(`${server.url}/_sandbox/faults`, { headers })).json()).faults;
  await expect.poll(left).toEqual([]);
  const stopped = server.stop();
  expect((await slow).status).toBe(200);
  expect(await stopped).toBe(0);
});

test('a busy port ends with a message that names PORT', async ({ startServer, start, folder }) => {
  const { port } = await startServer();
  const second = start([process.execPath, 'src/server.ts'], {
    cwd: process.cwd(),
    env: { PORT: String(port), DATA_DIR: folder },
  });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Port ${port} is in use. Choose another with PORT`);
  expect(second.output()).not.toMatch(/^\s+at /m);
});

test('an invalid setting is named', async ({ start, folder }) => {
  const env = { PORT: 'eighty', DATA_DIR: folder };
  const server = start([process.execPath, 'src/server.ts'], { cwd: process.cwd(), env });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain('PORT:');
});

for (const [env, words] of [
  [{ STYTCH_SECRET: 'secret-test-of-the-host' }, 'STYTCH_PROJECT_ID is not set'],
  [{ STYTCH_PROJECT_ID: 'project-test-of-the-host', STYTCH_SECRET: 'secret-test-of-the-host' }, 'STYTCH_PROJECT_ID:'],
  [{ STYTCH_PROJECT_ID: `project-live-${'0'.repeat(36)}`, STYTCH_SECRET: 'secret-live-of-the-host' }, 'live project'],
] as const) {
  test(`unusable host credentials are reported, and the site still starts: ${words}`, async ({ startServer }) => {
    const server = await startServer({ env });
    await expect.poll(() => server.output()).toContain(words);
    expect(server.output()).toContain('Stytch B2B: emulated.');
    for (const value of Object.values(env)) expect(server.output()).not.toContain(value);
    expect((await fetch(server.url)).status).toBe(200);
  });
}

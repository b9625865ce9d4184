import { expect, onTestFinished, test } from 'vitest';
import { Agent, request } from 'node:http';
import { listen, portOf } from '../http/listen.ts';
import { createListener } from '../http/listener.ts';
import { stopGracefully } from './stop.ts';
import { browserOn, startSite } from '../testing/site.ts';

const TOKEN = 'a-token-for-metrics';

test('metrics are only for requests with the token, and count requests, runs and the first call', async () => {
  const started = await startSite({ METRICS_TOKEN: TOKEN });
  const browser = browserOn(started);
  const body = JSON.stringify({
    guide: 'stytch-b2b',
    step: 'see-it-happen',
    action: 'send',
    input: { email: 'ada@a.example' },
  });
  for (let i = 0; i < 2; i++) expect((await browser('run', { body })).status).toBe(200);
  await fetch(`${started.url}/v1/b2b/organizations/acme`);
  const read = async (token: string) =>
    (await fetch(`${started.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();

  expect(await read('another-token')).toBe('a page');
  const text = await read(TOKEN);
  expect(text).toContain('first_login_runs_total{guide="stytch-b2b",step="see-it-happen",outcome="done"} 2');
  expect(text).toContain('first_login_first_call_seconds_count 1');
  expect(text).toContain('first_login_request_duration_seconds_count{area="sandbox",status="401"} 1');
  expect(text).toContain('first_login_sandbox_projects 1');
  expect(text).toMatch(/first_login_database_bytes [1-9]/);
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  expect(text).not.toContain('ada@');
});

test('without the setting there are no metrics', async () => {
  const { url } = await startSite({});
  expect(await (await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer ' } })).text()).toBe('a page');
});

test('security.txt has the contact in the settings; without one there is none', async () => {
  const { url } = await startSite({ SECURITY_CONTACT: 'mailto:security@learn.example' });
  const text = await (await fetch(`${url}/.well-known/security.txt`)).text();
  expect(text).toContain('Contact: mailto:security@learn.example\n');
  expect(text).toContain(`Canonical: ${url}/.well-known/security.txt\n`);
  const bare = await startSite({});
  expect(await (await fetch(`${bare.url}/.well-known/security.txt`)).text()).toBe('a page');
});

test('a graceful stop fails readiness first, then answers all that comes, without an error', async () => {
  const { site } = await startSite({});
  const servers = await listen(
    createListener(site, new Map(), async (_, response) => void response.end('a page')),
    0,
    '127.0.0.1',
  );
  const port = portOf(servers);
  const ask = (path: string, agent: Agent) =>
    new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path, agent }, (response) => {
        response
          .resume()
          .on('end', () => resolve({ status: response.statusCode, connection: response.headers.connection }));
      })
        .on('error', reject)
        .end();
    });
  const agentWith = (keepAlive: boolean) => {
    const agent = new Agent({ keepAlive });
    onTestFinished(() => agent.destroy());
    return agent;
  };
  const [proxy, another] = [agentWith(true), agentWith(false)];
  expect(await ask('/readyz', proxy)).toMatchObject({ status: 200 });
  const stopped = stopGracefully(servers, { ...site, close: async () => {} }, 1);
  expect(await ask('/readyz', another)).toMatchObject({ status: 503 });
  // Connections are accepted and kept while the proxy learns that the site isn't ready any more.
  for (const agent of [proxy, another, another, proxy])
    expect(await ask('/made', agent)).toEqual({ status: 200, connection: agent === proxy ? 'keep-alive' : 'close' });
  // No request until then: this process is its own client, so one could come between the last look and the end.
  await expect.poll(() => servers.some(({ listening }) => listening), { timeout: 6000 }).toBe(false);
  await expect(ask('/made', another)).rejects.toThrow('ECONNREFUSED');
  // A connection that is open may bring one more request.
  expect(await ask('/made', proxy)).toEqual({ status: 200, connection: 'close' });
  await expect(ask('/made', proxy)).rejects.toThrow('ECONNREFUSED');
  await stopped;
});

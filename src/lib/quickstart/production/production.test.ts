import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { alertsForCalls, alertsForLogins } from './alerts.ts';
import { closeGently } from './close-gently.ts';
import { createCustomers } from './customers.ts';
import { logLine } from './log.ts';
import { rememberSecret } from './remember-secret.ts';

test('a secret is read once in ten minutes, and kept while the vault is away', async () => {
  let now = 0;
  const answers = ['one', 'away', 'two'];
  const read = async () => {
    const answer = answers.shift();
    if (answer === 'away' || answer === undefined)
      throw new Error('away');
    return answer;
  };
  const secret = rememberSecret(read, 1000, () => now);
  expect([await secret(), await secret()]).toEqual(['one', 'one']);
  now = 1000;
  expect(await secret()).toBe('one');
  expect(await secret()).toBe('two');
  const nothing = rememberSecret(() =>
    Promise.reject(new Error('away')),
  );
  await expect(nothing()).rejects.toThrow('away');
});

test('an alert needs a share of failed calls, and one rejected key is enough', () => {
  const calls = (fails: object, count: number) => [
    ...Array.from({ length: 100 - count }, () => ({ status: 200 })),
    ...Array.from({ length: count }, () => ({
      status: 200,
      ...fails,
    })),
  ];
  const keys = {
    status: 401,
    errorType: 'unauthorized_credentials',
  };
  expect(alertsForCalls([])).toEqual([]);
  expect(alertsForCalls([{ status: 503 }])).toEqual([]);
  expect(alertsForCalls([keys])).toEqual([
    'Stytch rejects our keys',
  ]);
  expect(alertsForCalls(calls({ status: 503 }, 5))).toEqual([]);
  for (const status of [503, null])
    expect(alertsForCalls(calls({ status }, 6))).toEqual([
      'Stytch fails or doesn’t respond',
    ]);
  expect(alertsForCalls(calls({ status: 429 }, 2))).toEqual([
    'Stytch limits our requests',
  ]);
});

test('logins that stop while no call fails are alerted on', () => {
  const usual = { sent: 100, finished: 80 };
  expect(
    alertsForLogins({ sent: 90, finished: 70 }, usual),
  ).toEqual([]);
  expect(
    alertsForLogins({ sent: 90, finished: 20 }, usual),
  ).toEqual(['Fewer links than usual lead to a login']);
  expect(alertsForLogins({ sent: 0, finished: 0 }, usual)).toEqual([
    'Fewer users than usual ask for a link',
  ]);
  expect(
    alertsForLogins(
      { sent: 0, finished: 0 },
      { sent: 9, finished: 9 },
    ),
  ).toEqual([]);
});

test('no token and no secret gets into a line of the log', () => {
  const facts = {
    userId: 'u1',
    token: 'verify_x',
    apiSecret: 'app:secret:1',
    Authorization: 'Basic x',
    status: 403,
  };
  expect(JSON.parse(logLine('signin', facts, new Date(0)))).toEqual(
    {
      time: '1970-01-01T00:00:00.000Z',
      event: 'signin',
      userId: 'u1',
      token: '[hidden]',
      apiSecret: '[hidden]',
      Authorization: '[hidden]',
      status: 403,
    },
  );
});

test.each([
  'intermediate_session_token',
  'discovery_magic_links_token',
  'register_token',
  'verify_token',
  'access_token',
  'client_secret',
  'stytch_secret',
  'session_jwt',
  'set-cookie',
  'x-authorization',
  'password',
])(
  'what is called %s stays out of the log, at any depth',
  (name) => {
    const line = logLine('called', {
      [name]: 'x1',
      request: { headers: { [name]: 'x2' } },
    });
    expect(line).not.toMatch(/x[12]/);
    expect(line).toContain('[hidden]');
  },
);

test('a link is logged without its query', () => {
  const line = logLine('opened', {
    path: '/authenticate?stytch_token_type=discovery&token=x1',
    says: 'to https://app.example/?token=x2 then? yes',
  });
  expect(JSON.parse(line)).toMatchObject({
    path: '/authenticate?[hidden]',
    says: 'to https://app.example/?[hidden] then? yes',
  });
});

test('what support asks for is logged as it is', () => {
  const facts = { request_id: 'request-id-test-1', status: 401 };
  expect(JSON.parse(logLine('refused', facts))).toMatchObject(
    facts,
  );
});

test('a server that closes lets the request under way come to its end', async () => {
  let answer = () => {};
  const arrived = Promise.withResolvers<void>();
  const server = createServer((_, response) => {
    answer = () => response.end('done');
    arrived.resolve();
  });
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', resolve),
  );
  const asked = fetch(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    { headers: { connection: 'close' } },
  );
  await arrived.promise;
  const closed = closeGently(server);
  answer();
  expect(await (await asked).text()).toBe('done');
  await closed;
  expect(server.listening).toBe(false);
});

test('a customer is created, read, updated and deleted, and no two share an organization', () => {
  const customers = createCustomers(new DatabaseSync(':memory:'));
  const acme = {
    id: 'c1',
    name: 'Acme',
    organizationId: 'organization-1',
  };
  customers.create(acme);
  expect(customers.findByOrganization('organization-1')).toEqual(
    acme,
  );
  expect(() => customers.create({ ...acme, id: 'c2' })).toThrow(
    'UNIQUE',
  );
  customers.rename('c1', 'Acme & Sons');
  expect(customers.findByOrganization('organization-1')?.name).toBe(
    'Acme & Sons',
  );
  customers.remove('c1');
  expect(
    customers.findByOrganization('organization-1'),
  ).toBeUndefined();
});

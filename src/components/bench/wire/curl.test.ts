import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { asCurl } from './curl.ts';

const exchange = {
  method: 'POST',
  path: '/v1/b2b/x',
  request: { headers: [], body: `{"name":"O'Neil $HOME \`id\`"}` },
};

test('the secret is a variable, not a value', () => {
  expect(asCurl(exchange)).toMatch(/^STYTCH_API_URL="…"\nSTYTCH_PROJECT_ID="…"\nSTYTCH_SECRET="…"\ncurl /);
  expect(asCurl(exchange)).toContain('-u "$STYTCH_PROJECT_ID:$STYTCH_SECRET"');
});

test('a shell passes curl exactly the body, whatever it contains', () => {
  const script = `curl() { printf '%s\\n' "$@"; }\n${asCurl(exchange).replace('STYTCH_API_URL="…"', 'STYTCH_API_URL=http://localhost:1')}`;
  const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n');
  expect(words).toContain(exchange.request.body);
  expect(words).toContain('http://localhost:1/v1/b2b/x');
});

test('a call as a member sends the member’s session, which decides whether it’s allowed', () => {
  const headers: [string, string][] = [
    ['authorization', 'Basic [hidden]'],
    ['user-agent', 'Stytch Node v14'],
    ['X-Stytch-Member-Session', 'token-1'],
  ];
  const command = asCurl({ ...exchange, request: { ...exchange.request, headers } });
  expect(command).toContain("-H 'X-Stytch-Member-Session: token-1'");
  expect(command).not.toMatch(/hidden|Stytch Node/);
});

test('a call without a body sends none', () => {
  expect(asCurl({ ...exchange, method: 'GET', request: { headers: [], body: '' } })).not.toContain('-d');
});

test('a passkey call names its own variables: the public API key for a browser, the API secret for a server', () => {
  const call = { ...exchange, path: '/passwordless/signin/begin' };
  const fromServer = asCurl(call);
  expect(fromServer).toContain(`"$API_URL"'/signin/begin'`);
  expect(fromServer).toContain('-H "ApiSecret: $API_SECRET"');
  const headers: [string, string][] = [['apikey', 'app:public:1']];
  expect(asCurl({ ...call, request: { ...call.request, headers } })).toContain('-H "ApiKey: $API_KEY"');
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fillPlaceholders, hasPlaceholders, leftToFillIn } from './placeholders.ts';

const STYTCH = { STYTCH_API_URL: 'http://localhost:3000', STYTCH_PROJECT_ID: 'project-test-1', STYTCH_SECRET: 's$&' };
const PASSKEYS = { API_URL: 'http://localhost:3000/p', API_SECRET: 'a:secret:1', API_KEY: 'a:public:1' };
const filled = (file: string) => fillPlaceholders(readFileSync(`examples/${file}`, 'utf8'), [STYTCH, PASSKEYS]);

test('a curl command gets the values of the sandbox project', () => {
  const text = filled('stytch-b2b/curl/send-magic-link.sh');
  expect(text).toContain('STYTCH_API_URL="http://localhost:3000"\nSTYTCH_PROJECT_ID="project-test-1"\n');
  expect(text).toContain('STYTCH_SECRET="s$&"\n');
  expect(hasPlaceholders(text)).toBe(false);
});

test('an export that only a sandbox needs is added', () => {
  const text = filled('stytch-b2b/install.sh');
  expect(text).toMatch(/export STYTCH_SECRET="s\$&"\nexport STYTCH_API_URL="http:\/\/localhost:3000"\n$/);
  expect(text).not.toContain('API_KEY');
});

test.each(['install.sh', 'install-python.sh', 'variables.ps1', 'variables.cmd', 'jupyter.py'])(
  'the variables in %s are filled in as its language writes them',
  (file) => {
    const text = filled(`passwordless/${file}`);
    expect(hasPlaceholders(readFileSync(`examples/passwordless/${file}`, 'utf8'))).toBe(true);
    expect(hasPlaceholders(text)).toBe(false);
    expect(text).toMatch(/API_SECRET("\])? ?= ?"?a:secret:1"?$/m);
    expect(text).toMatch(/PORT("\])? ?= ?"?4000"?$/m);
    expect(text).not.toContain('STYTCH');
  },
);

test('other code has nothing to fill in', () => {
  expect(hasPlaceholders('PORT="4000"\nconst a = "…";\n')).toBe(false);
});

test('a token that the app doesn’t hold yet is left to fill in', () => {
  const text = filled('stytch-b2b/curl/authenticate-magic-link.sh');
  expect(leftToFillIn(text)).toEqual(['MAGIC_LINK_TOKEN']);
  expect(leftToFillIn(fillPlaceholders(text, [{ MAGIC_LINK_TOKEN: 'token' }]))).toEqual([]);
});

import { expect, test } from 'vitest';
import { NOT_EMULATED } from '../../src/lib/sandbox/stytch/not-emulated.ts';
import { OPERATIONS } from '../../src/lib/sandbox/stytch/operations.ts';
import { OTHER_OPERATIONS } from '../../src/lib/sandbox/stytch/other-operations.ts';
import { officialOperations, readOfficial } from '../../src/lib/sandbox/testing/official.ts';
import { basic, startSandbox } from './harness.ts';

const official = readOfficial();
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

test.skipIf(!official)('the lists of emulated and other operations match the official description', () => {
  const all = official ? officialOperations(official) : [];
  const emulated = OPERATIONS.map(({ name, method, path }) => ({ name, method, path }));
  expect([...emulated, ...NOT_EMULATED].sort(byName)).toEqual(all.sort(byName));
  expect([...NOT_EMULATED].sort(byName)).toEqual(NOT_EMULATED);
});

test.skipIf(!official)('the operations of other products are at the addresses of the official description', () => {
  for (const { method, path } of OTHER_OPERATIONS)
    expect(official?.paths[path], path).toHaveProperty(method.toLowerCase());
});

test('every operation that is not emulated says so, by its name', async () => {
  const { url, project } = await startSandbox();
  for (const { name, method, path } of NOT_EMULATED) {
    const answer = await fetch(`${url}${path.replace(/\{\w+\}/g, 'x')}`, {
      method,
      headers: { authorization: basic(project) },
    });
    const body = await answer.json();
    expect([answer.status, body.error_type], name).toEqual([501, 'not_emulated']);
    expect(body.error_message).toContain(`${name} `);
  }
});

test('an operation that is not emulated requires credentials, too', async () => {
  const { url } = await startSandbox();
  for (const { method, path } of NOT_EMULATED)
    expect((await fetch(`${url}${path.replace(/\{\w+\}/g, 'x')}`, { method })).status).toBe(401);
});

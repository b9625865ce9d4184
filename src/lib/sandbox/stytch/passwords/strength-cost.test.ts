import { expect, test } from 'vitest';
import { policySchema } from './policy.ts';
import { strengthOf } from './strength.ts';
import { ratable } from './strength-cost.ts';

const POLICY = policySchema.parse({});
const LEET = '4@8({[<369#!1/|0$5+7%2';

test('passwords of the usual length are rated whole', () => {
  for (const password of [
    'correct horse battery staple',
    'p4$$w0rd!',
    'Tr0ub4dor&3',
    LEET.slice(0, 15),
    'x'.repeat(50),
  ])
    expect(ratable(password)).toBe(password);
  expect(ratable('x'.repeat(1000)).length).toBeLessThan(60);
});

test.each([
  ['of symbols', LEET.repeat(6)],
  ['of symbols for two letters', '1|7!'.repeat(25)],
  ['of digits', '01012001'.repeat(13)],
  ['of letters, then symbols', 'q'.repeat(20) + LEET.repeat(4)],
])('a long password %s is rated in the time of one request', async (_, password) => {
  await strengthOf('x', undefined, POLICY); // loads zxcvbn
  const before = process.threadCpuUsage();
  const { valid_password } = await strengthOf(password, undefined, POLICY);
  const { user } = process.threadCpuUsage(before);
  // It took minutes. Here the first call, on a busy machine.
  expect(user).toBeLessThan(400_000);
  expect(typeof valid_password).toBe('boolean');
});

test('a long password of symbols isn’t weak', async () => {
  expect(await strengthOf(LEET.repeat(6), undefined, POLICY)).toMatchObject({ score: 4, valid_password: true });
});

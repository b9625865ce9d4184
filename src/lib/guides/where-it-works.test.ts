import { expect, test } from 'vitest';
import { everydayLogin } from './everyday-login/outline.ts';
import { whereItWorks } from './where-it-works.ts';

test('each step of everyday login says where it works', () => {
  expect(Object.fromEntries(everydayLogin.steps.map((step) => [step.id, whereItWorks(step)]))).toEqual({
    'invite-a-colleague': { kind: 'everywhere' },
    'continue-with-google': { kind: 'sandbox' },
    'connect-their-provider': { kind: 'sandbox' },
    'log-in-with-sso': { kind: 'sandbox' },
    'second-factor': { kind: 'partly', onlyInSandbox: ['Log in again'] },
    roles: { kind: 'everywhere' },
    'switch-organization': { kind: 'everywhere' },
    'check-without-a-call': { kind: 'partly', onlyInSandbox: ['Check the JWT six minutes later'] },
  });
});

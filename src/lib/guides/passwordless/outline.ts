import type { GuideOutline, InputField } from '../types.ts';
import { failures } from './failures.ts';
import { flow } from './flow.ts';
import { browserCalls, operations } from './operations.ts';
import { appSettings, credentialForm, projectLines } from './set-up.ts';

const alias: InputField = { name: 'alias', label: 'Alias', type: 'text', example: 'ada@example.com', shared: true };
const nickname: InputField = { name: 'nickname', label: 'Passkey name', type: 'text', example: 'My laptop' };

/** The requirements between steps, and what to call them in a sentence. */
const requirements = {
  register_token: 'a register token',
  passkey: 'a passkey',
  verify_token: 'a verify token',
  signed_in: 'a signed-in user',
  passkeys: 'the list of passkeys',
  deleted_passkey: 'a passkey you deleted on the server',
};

/** The passkey guide as data: what each step runs, needs and gives. */
export const passwordless: GuideOutline<keyof typeof requirements> = {
  id: 'passwordless',
  provider: 'passwordless',
  title: 'Passwordless.dev: sign in with a passkey',
  headline: 'Sign in with a passkey',
  intro:
    'Sign users in with a passkey on their device, so there’s no password to steal. Stytch B2B has no passkeys, so this guide uses a second product: Bitwarden’s Passwordless.dev.',
  invitation: 'Create a passkey',
  name: 'Passwordless.dev',
  shortName: 'Passwordless.dev',
  vendor: 'Bitwarden',
  signedOut: 'signed out',
  startAgain: 'Sign in',
  sendsMail: false,
  setUpStep: 'preflight',
  opensFrom: 'register',
  credentialForm,
  projectLines,
  appSettings,
  flow,
  operations,
  browserCalls,
  failures,
  requirements,
  steps: [
    {
      id: 'see-it-happen',
      title: 'Create your first passkey',
      summary: 'Create a passkey with your browser’s own prompt.',
      actions: [
        {
          id: 'make',
          label: 'Create passkey',
          needs: [],
          gives: ['verify_token'],
          inputs: [],
          operations: ['passwordless.register.token', 'passwordless.register.begin', 'passwordless.register.complete'],
          inBrowser: 'register',
        },
      ],
    },
    {
      id: 'preflight',
      title: 'Check your settings',
      summary: 'Set four environment variables, and check them before the app starts.',
      byDeveloper: true,
      shows: 'project',
      actions: [
        {
          id: 'check',
          label: 'Check settings',
          needs: [],
          gives: [],
          inputs: [],
          operations: ['passwordless.users.count'],
        },
        {
          id: 'without',
          label: 'Check with one missing',
          needs: [],
          gives: [],
          inputs: [
            {
              name: 'variable',
              label: 'Leave out',
              type: 'option',
              example: 'API_SECRET',
              options: ['API_URL', 'API_SECRET', 'API_KEY', 'PORT'],
            },
          ],
          operations: [],
          demonstratesFailure: true,
        },
        {
          id: 'swapped',
          label: 'Check with the wrong key',
          needs: [],
          gives: [],
          inputs: [],
          operations: ['passwordless.users.count'],
          demonstratesFailure: true,
        },
      ],
    },
    {
      id: 'create-a-token',
      title: 'Create a register token',
      summary: 'Your server requests permission to create one passkey for one user.',
      actions: [
        {
          id: 'create',
          label: 'Create register token',
          needs: [],
          gives: ['register_token'],
          inputs: [alias],
          operations: ['passwordless.register.token'],
        },
      ],
    },
    {
      id: 'register',
      title: 'Register a passkey',
      summary: 'The browser prompts the user and creates the passkey; the server stores its public key.',
      actions: [
        {
          id: 'register',
          label: 'Register passkey',
          needs: ['register_token'],
          gives: ['passkey', 'verify_token'],
          inputs: [nickname],
          operations: ['passwordless.register.begin', 'passwordless.register.complete'],
          inBrowser: 'register',
        },
        {
          id: 'again',
          label: 'Register the same user again',
          needs: ['passkey'],
          gives: [],
          inputs: [],
          operations: ['passwordless.register.token', 'passwordless.register.begin'],
          demonstratesFailure: true,
          inBrowser: 'register',
        },
        {
          id: 'taken',
          label: 'Use the alias for another user',
          needs: ['passkey'],
          gives: [],
          inputs: [],
          operations: ['passwordless.register.token'],
          demonstratesFailure: true,
          asOtherUser: true,
        },
      ],
    },
    {
      id: 'sign-in',
      title: 'Sign in with a passkey',
      summary: 'Sign in by alias, without typing, or from autofill.',
      actions: [
        {
          id: 'alias',
          label: 'Sign in by alias',
          needs: ['passkey'],
          gives: ['verify_token'],
          inputs: [alias],
          operations: ['passwordless.signin.begin', 'passwordless.signin.complete'],
          inBrowser: 'alias',
        },
        {
          id: 'discoverable',
          label: 'Sign in without typing',
          needs: ['passkey'],
          gives: ['verify_token'],
          inputs: [],
          operations: ['passwordless.signin.begin', 'passwordless.signin.complete'],
          inBrowser: 'discoverable',
        },
        {
          id: 'autofill',
          label: 'Sign in by autofill',
          needs: ['passkey'],
          gives: ['verify_token'],
          inputs: [],
          operations: ['passwordless.signin.begin', 'passwordless.signin.complete'],
          inBrowser: 'autofill',
        },
        {
          id: 'replay',
          label: 'Send the same response twice',
          needs: [],
          gives: [],
          inputs: [
            {
              name: 'counter',
              label: 'Simulated device whose counter',
              type: 'option',
              example: 'counts',
              options: ['counts', 'is always 0'],
            },
          ],
          operations: [
            'passwordless.register.token',
            'passwordless.register.begin',
            'passwordless.register.complete',
            'passwordless.signin.begin',
            'passwordless.signin.complete',
          ],
          demonstratesFailure: true,
          asOtherUser: true,
          inBrowser: 'replay',
        },
      ],
    },
    {
      id: 'verify',
      title: 'Verify the sign-in',
      summary: 'Your server exchanges the verify token for the user, within two minutes.',
      actions: [
        {
          id: 'verify',
          label: 'Verify sign-in',
          needs: ['verify_token'],
          gives: ['signed_in'],
          inputs: [],
          operations: ['passwordless.signin.verify'],
        },
        {
          id: 'late',
          label: 'Verify two minutes later',
          needs: ['verify_token'],
          gives: [],
          inputs: [],
          operations: ['passwordless.signin.verify'],
          demonstratesFailure: true,
          sandboxOnly: 'clock',
        },
      ],
    },
    {
      id: 'look-after-them',
      title: 'Manage passkeys',
      summary: 'List and delete passkeys, and see what stays on the device.',
      actions: [
        {
          id: 'list',
          label: 'List passkeys',
          needs: ['passkey'],
          gives: ['passkeys'],
          inputs: [],
          operations: ['passwordless.credentials.list'],
        },
        {
          id: 'delete',
          label: 'Delete passkey',
          needs: ['passkeys'],
          gives: ['deleted_passkey'],
          inputs: [{ name: 'passkey', label: 'Passkey', type: 'choice', example: '' }],
          operations: ['passwordless.credentials.delete'],
        },
        {
          id: 'deleted',
          label: 'Sign in with the deleted passkey',
          needs: ['deleted_passkey'],
          gives: [],
          inputs: [],
          operations: ['passwordless.signin.begin', 'passwordless.signin.complete'],
          demonstratesFailure: true,
          inBrowser: 'discoverable',
        },
      ],
    },
  ],
};

import { createToken } from '../../../quickstart/passwordless/create-token.ts';
import { Missing } from '../provider.ts';
import type { Said } from '../../types.ts';
import type { CeremonyRun } from './action-context.ts';

const made: Said = {
  sentence: 'There is a passkey. Its private half is on this device, its public half at Passwordless.dev.',
  detail: 'Nobody typed a secret, so nobody can give one away.',
};

const signed: Said = {
  sentence: 'The passkey signed, and Passwordless.dev found the signature good.',
  detail: 'Your server does not know yet who it was. The verify token tells it, in the next step.',
};

/** Who has a first look. Without an alias: the later steps make somebody of their own. */
const FIRST_LOOK = { id: 'first-look', name: 'First look' };

/** Whose answer is copied: a device in the page plays it, so that its counter can be chosen. */
const PLAYED = { id: 'played-device', name: 'A device in the page' };

/** What the server does before the browser goes on, by `step/action`. A test sees that none is missing. */
export const ceremonies: Record<string, CeremonyRun> = {
  'see-it-happen/make': {
    begin: async ({ api, personId }) => ({
      ...(await createToken(api, { ...FIRST_LOOK, id: personId(FIRST_LOOK.id) })),
      nickname: 'First look',
    }),
    say: () => made,
  },
  'register/register': {
    begin: async ({ held }, { nickname = '' }) => ({ token: held('register_token'), nickname }),
    say: () => made,
  },
  'register/again': {
    begin: async ({ api, facts }) => {
      if (!facts.passkey) throw new Missing('a passkey', 'register');
      const { user_id, alias } = facts.passkey;
      return await createToken(api, { id: user_id, name: alias, aliases: [alias] });
    },
    say: () => ({
      sentence: 'The same person has a second passkey, on another device.',
      detail: 'The list of those to leave out names no passkey that this device holds.',
    }),
  },
  'sign-in/alias': { begin: async (_, { alias = '' }) => ({ alias }), say: () => signed },
  'sign-in/discoverable': { begin: async () => ({}), say: () => signed },
  'sign-in/autofill': { begin: async () => ({}), say: () => signed },
  'sign-in/replay': {
    begin: async ({ api, personId }) => await createToken(api, { ...PLAYED, id: personId(PLAYED.id) }),
    say: () => ({
      sentence: 'The same answer passed twice. This device always says 0, so nothing tells a copy from the original.',
      detail:
        'Passkeys that are kept on several devices do that, and by its source the service itself lets such a copy pass, too. Only https keeps an answer from strangers.',
    }),
    refused: (exchanges) =>
      exchanges.filter(({ operation }) => operation === 'passwordless.signin.complete').length === 2
        ? {
            sentence: 'The first passed, the copy was refused: this device counts, and that count had been seen.',
            detail: 'The counter is part of what the device signs. Whoever copies an answer cannot turn it forward.',
          }
        : undefined,
  },
  'look-after-them/deleted': {
    begin: async () => ({}),
    say: () => ({
      sentence: 'The device signed with another passkey, so this worked.',
      detail: 'Choose the deleted one in the prompt to see it refused.',
    }),
  },
};

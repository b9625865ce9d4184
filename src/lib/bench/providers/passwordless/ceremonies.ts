import { createToken } from '../../../quickstart/passwordless/create-token.ts';
import type { Exchange } from '../../../wire/exchange.ts';
import { object, parse } from '../../json.ts';
import { Missing } from '../provider.ts';
import type { Wording } from '../../types.ts';
import type { CeremonyRun } from './action-context.ts';

const made = {
  sentence: 'You created a passkey. Its private key is on this device, its public key at Passwordless.dev.',
  detail: 'There’s no password that anyone could guess or steal.',
};

const signed = {
  sentence: 'The passkey signed the challenge, and Passwordless.dev accepted the signature.',
  detail: 'Your server doesn’t know the user yet. It exchanges the verify token in the next step.',
};

const otherPasskey: Wording = {
  sentence: 'No passkey has this alias, so your device offered any it has for this site, and you signed in with that.',
  detail: 'That isn’t an error. The next step finds out which user the passkey belongs to.',
};

/** An alias without passkeys gets an empty list, and the browser then offers every passkey it has. */
function isUnknownAlias(exchanges: Exchange[]): boolean {
  const begun = exchanges.find(({ operation }) => operation === 'passwordless.signin.begin');
  const { allowCredentials } = object(parse(begun?.response?.body ?? '')?.data);
  return Array.isArray(allowCredentials) && allowCredentials.length === 0;
}

/** The user of the first step. Has no alias, because later steps create their own user. */
const FIRST_LOOK = { id: 'first-look', name: 'First look' };

/** The user of the replayed answer. A simulated device signs it, so that its counter can be chosen. */
const SIMULATED = { id: 'simulated-device', name: 'Simulated device' };

/** The actions that continue in the browser, by `step/action`. A test checks that none is missing. */
export const ceremonies: Record<string, CeremonyRun> = {
  'see-it-happen/make': {
    begin: async ({ api, personId }) => ({
      ...(await createToken(api, { ...FIRST_LOOK, id: personId(FIRST_LOOK.id) })),
      nickname: 'First look',
    }),
    say: () => ({
      ...made,
      detail: `${made.detail} It was only a try: step 4 creates a passkey that belongs to a user name, the alias.`,
    }),
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
      sentence: 'The user now has a second passkey, on another device.',
      detail: 'This device had none of the passkeys in excludeCredentials.',
    }),
  },
  'sign-in/alias': {
    begin: async (_, { alias = '' }) => ({ alias }),
    say: (_, exchanges) => (isUnknownAlias(exchanges) ? otherPasskey : signed),
  },
  'sign-in/discoverable': {
    begin: async () => ({}),
    say: () => ({
      ...signed,
      detail: `No one typed an alias: the device offers what it has for this site. ${signed.detail}`,
    }),
  },
  'sign-in/autofill': {
    begin: async () => ({}),
    say: () => ({
      ...signed,
      detail: `In your app, the user picks the passkey from the field’s suggestions. ${signed.detail}`,
    }),
  },
  'sign-in/replay': {
    begin: async ({ api, personId }) => await createToken(api, { ...SIMULATED, id: personId(SIMULATED.id) }),
    say: () => ({
      sentence:
        'The same response was accepted twice. This device always sends 0 as its counter, so a copy looks like the original.',
      detail:
        'The last two calls are the response and its copy. Synced passkeys also send 0, and according to its source code, Passwordless.dev accepts such a copy, too. Https keeps others from copying a response.',
    }),
    refused: (exchanges) =>
      exchanges.filter(({ operation }) => operation === 'passwordless.signin.complete').length === 2
        ? {
            sentence: 'The response was accepted, and its copy was rejected, because its counter had been seen before.',
            detail: 'They’re the last two calls. The device signs the counter, so no one can change it in a copy.',
          }
        : undefined,
  },
  'look-after-them/deleted': {
    begin: async () => ({}),
    say: () => ({
      sentence: 'The device used another passkey, so this worked.',
      detail: 'Choose the deleted passkey in the prompt to see the error.',
    }),
  },
};

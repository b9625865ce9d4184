import { askOnce } from '../../../quickstart/passwordless/ask-once.ts';
import { createToken } from '../../../quickstart/passwordless/create-token.ts';
import { deletePasskey } from '../../../quickstart/passwordless/delete-passkey.ts';
import { listPasskeys } from '../../../quickstart/passwordless/list-passkeys.ts';
import { NotReady, preflight } from '../../../quickstart/passwordless/preflight.ts';
import { verifySignin } from '../../../quickstart/passwordless/verify-signin.ts';
import { Missing } from '../provider.ts';
import type { ActionRun, ActionContext } from './action-context.ts';
import { userIdOf } from './people.ts';

/** The four variables as this reader would set them. */
const variables = ({ api, apiKey }: ActionContext): Record<string, string> => ({
  API_URL: api.url,
  API_SECRET: api.secret,
  API_KEY: apiKey,
  PORT: '4000',
});

/** Checks that all variables are set and the secret works. */
const check: ActionRun = async (context) => {
  const { api } = preflight(variables(context));
  const { count } = await askOnce(api);
  return {
    sentence: 'All four are set, and Passwordless.dev accepts your API secret.',
    detail: `You have ${count === 1 ? 'one user' : `${count} users`} with a passkey. Your app can start.`,
  };
};

/** Starts the app without one of the variables, which fails. */
const without: ActionRun = async (context, { variable = '' }) => {
  try {
    preflight({ ...variables(context), [variable]: undefined });
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    const [line = ''] = error.message.split('\n');
    return { sentence: 'Your app doesn’t start.', detail: `It prints: “${line}”` };
  }
  return { sentence: `Your app starts without ${variable}. That’s a bug.` };
};

/** Sends the public API key where the API secret belongs, which fails. */
const swapped: ActionRun = async ({ api, apiKey }) => {
  await askOnce({ ...api, secret: apiKey });
  return { sentence: 'The call worked with the public API key. That’s a bug.' };
};

/** Requests a register token: permission to create one passkey. */
const create: ActionRun = async ({ api, personId }, { alias = '' }) => {
  await createToken(api, { id: personId(userIdOf(alias)), name: alias, aliases: [alias] });
  return {
    sentence: `${alias} can create one passkey within two minutes.`,
    detail: 'Your page passes the register token to the browser client.',
  };
};

/** Requests an alias for a second user, which fails. */
const taken: ActionRun = async ({ api, facts, personId }) => {
  if (!facts.passkey) throw new Missing('a passkey', 'register');
  const { alias } = facts.passkey;
  await createToken(api, { id: personId('somebody-else'), name: alias, aliases: [alias] });
  return { sentence: 'Two users have the same alias. That’s a bug.' };
};

/** Verifies the token and learns who signed in. */
const verify: ActionRun = async ({ api, held, facts }) => {
  const { userId, device, nickname } = await verifySignin(api, held('verify_token'));
  const who = facts.passkey?.user_id === userId ? `${facts.passkey.alias} (${userId})` : userId;
  return {
    sentence: `${who} signed in${nickname ? ` with the passkey “${nickname}”` : ''}.`,
    detail: `${device ? `The device is ${device}. ` : ''}Now your app starts its own session for this user.`,
  };
};

/** Verifies the token after it expired, which fails. */
const late: ActionRun = async ({ api, held, tamper }) => {
  await tamper.later(121, () => verifySignin(api, held('verify_token')));
  return { sentence: 'The token worked after two minutes. That’s a bug.' };
};

/** The user whose passkeys an app lists: the one who is signed in. Otherwise the newest one with an alias. */
function userToList({ signed_in, passkey_user, passkey }: ActionContext['facts']) {
  const newest = passkey_user ?? passkey;
  if (!signed_in || signed_in.user_id === newest?.user_id) return newest;
  return { ...signed_in, alias: signed_in.user_id };
}

/** Lists the user's passkeys. */
const list: ActionRun = async ({ api, facts }) => {
  const user = userToList(facts);
  if (!user) throw new Missing('a passkey', 'register');
  const { length } = await listPasskeys(api, user.user_id);
  if (length === 0)
    return { sentence: `${user.alias} has no passkeys.`, detail: 'The list is empty. It isn’t an error.' };
  return {
    sentence: `${user.alias} has ${length === 1 ? 'one passkey' : `${length} passkeys`}.`,
    detail: 'The list has only public keys, and a public key can’t sign in.',
  };
};

/** Deletes a passkey on the server. */
const remove: ActionRun = async ({ api }, { passkey = '' }) => {
  await deletePasskey(api, passkey);
  return {
    sentence: 'Passwordless.dev deleted this passkey.',
    detail: 'The device didn’t: it still offers it. Press “Sign in with the deleted passkey” to see that.',
  };
};

/** The outline's actions that need no browser, by `step/action`. A test checks that none is missing. */
export const passwordlessActions: Record<string, ActionRun> = {
  'preflight/check': check,
  'preflight/without': without,
  'preflight/swapped': swapped,
  'create-a-token/create': create,
  'register/taken': taken,
  'verify/verify': verify,
  'verify/late': late,
  'look-after-them/list': list,
  'look-after-them/delete': remove,
};

import { aside } from '../../../wire/recorder.ts';
import { post } from '../../../quickstart/passwordless/api.ts';
import { askOnce } from '../../../quickstart/passwordless/ask-once.ts';
import { createToken } from '../../../quickstart/passwordless/create-token.ts';
import { verifySignin } from '../../../quickstart/passwordless/verify-signin.ts';
import type { ActionContext, ActionRun, CeremonyRun } from './action-context.ts';

/** The verify token expires after two minutes (docs/passwordless.md, "Tokens and keys"). */
const TOO_LATE_S = 121;

const USER = 'failing-user';

/** A verify token, as after a sign-in: the management API makes one without a passkey. */
const verifyToken = ({ api, personId }: ActionContext) =>
  aside(async () => (await post<{ token: string }>(api, '/signin/generate-token', { userId: personId(USER) })).token);

/** The failures that need no browser, by id. A test checks that none is missing, and provokes each. */
export const passwordlessFailures: Record<string, ActionRun> = {
  async alias({ api, personId }) {
    const alias = 'taken@failures.example';
    await aside(() => post(api, '/alias', { userId: personId(USER), aliases: [alias] }));
    await createToken(api, { id: personId('another-user'), name: alias, aliases: [alias] });
    return { sentence: 'Two users have the same alias. That’s a bug.' };
  },
  async 'wrong-key'({ api, apiKey }) {
    await askOnce({ ...api, secret: apiKey });
    return { sentence: 'The call worked with the public API key. That’s a bug.' };
  },
  async expired(context) {
    const token = await verifyToken(context);
    await context.tamper.later(TOO_LATE_S, () => verifySignin(context.api, token));
    return { sentence: 'The token worked after two minutes. That’s a bug.' };
  },
  async 'wrong-token'(context) {
    const token = await verifyToken(context);
    await verifySignin(context.api, JSON.stringify({ token }));
    return { sentence: 'The JSON worked as a token. That’s a bug.' };
  },
};

/** The server's half of a registration whose prompt fails in the browser. */
const failingPrompt: CeremonyRun = {
  begin: async ({ api, personId }) => ({
    ...(await createToken(api, { id: personId(USER), name: 'Grace' })),
    nickname: 'Never saved',
  }),
  say: () => ({ sentence: 'The prompt created a passkey. That’s a bug.' }),
};

/** The failures that continue in the browser, by id. */
export const failingCeremonies: Record<string, CeremonyRun> = {
  'wrong-host': failingPrompt,
  'no-authenticator': failingPrompt,
  dismissed: failingPrompt,
  registered: failingPrompt,
  // A user per press: the device of the last one is gone.
  replay: {
    begin: async ({ api, personId }) => createToken(api, { id: personId(`replayed-${Date.now()}`), name: 'Grace' }),
    say: () => ({ sentence: 'The copy was accepted. That’s a bug.' }),
  },
  unknown: { begin: async () => ({}), say: () => ({ sentence: 'The unknown passkey worked. That’s a bug.' }) },
};

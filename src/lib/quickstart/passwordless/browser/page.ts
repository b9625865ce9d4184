import { createBrowserClient } from './client.ts';
import { registerPasskey } from './register-passkey.ts';
import { signInByAutofill } from './sign-in-by-autofill.ts';
import { signInWithAlias } from './sign-in-with-alias.ts';
import { signInWithoutTyping } from './sign-in-without-typing.ts';

const { apiKey = '', apiUrl = '' } = document.body.dataset;
const form = document.querySelector('form');
const status = document.querySelector('[role="status"]');
const say = (text: string) => {
  if (status) status.textContent = text;
};

if (location.hostname === '127.0.0.1')
  say(
    `Open http://localhost:${location.port}: a passkey belongs to a name, never to a number.`,
  );

const client = createBrowserClient(apiKey, apiUrl);

interface Answer {
  token?: string;
  userId?: string;
  title?: string;
  advice?: string;
}

async function post(path: string, body: object): Promise<Answer> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const read = (await answer.json()) as Answer;
  if (!answer.ok) throw new Error(`${read.title}. ${read.advice}`);
  return read;
}

// #region finish
/** What every way to sign in ends with. */
async function finish(result: Ended | null) {
  if (!result) return;
  if (result.error) {
    // @note The prompt was dismissed, or took too long, or the device has no passkey that fits. The browser does not say which.
    const { from, title } = result.error;
    const none = 'No passkey was used. Try again when you like.';
    return say(from === 'client' ? none : title);
  }
  const body = { token: result.token };
  const { userId } = await post('/verify-signin', body);
  say(`Signed in as ${userId}.`);
}
// #endregion finish

type Ended = Awaited<ReturnType<typeof signInWithAlias>>;

const ways: Record<string, (alias: string) => Promise<void>> = {
  // #region register
  async register(alias) {
    const { token = '' } = await post('/create-token', { alias });
    await finish(
      await registerPasskey(client, token, 'My passkey'),
    );
  },
  // #endregion register
  'sign-in': async (alias) =>
    finish(await signInWithAlias(client, alias)),
  discover: async () => finish(await signInWithoutTyping(client)),
};

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = event.submitter;
  const alias = form.querySelector('input')?.value ?? '';
  if (!(button instanceof HTMLButtonElement)) return;
  ways[button.name]?.(alias).catch((error: Error) =>
    say(error.message),
  );
});

// Another sign-in ends this one; that is no error to show.
void signInByAutofill(client)
  .then((result) => (result?.error ? null : finish(result)))
  .catch(() => {});

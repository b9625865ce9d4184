import { createBrowserClient } from './client.ts';
import { enable, post, say } from './post.ts';
import { hasOneAlready } from './prompt.ts';
import { registerPasskey } from './register-passkey.ts';
import { signInByAutofill } from './sign-in-by-autofill.ts';
import { signInWithAlias } from './sign-in-with-alias.ts';
import { signInWithoutTyping } from './sign-in-without-typing.ts';

const { apiKey = '', apiUrl = '' } = document.body.dataset;
const form = document.querySelector('form');

if (location.hostname === '127.0.0.1')
  say(
    `Open http://localhost:${location.port} instead: a passkey belongs to a domain, not to an IP address.`,
  );

const client = createBrowserClient(apiKey, apiUrl);

type Result = Awaited<ReturnType<typeof signInWithAlias>>;

// #region finish
/** Ends every way to sign in. */
async function finish({ token, error }: Result, otherwise: string) {
  if (error?.errorCode === 'unknown_credential')
    return say(
      'The server no longer knows this passkey. Use another one, and remove this one from your device.',
    );
  // @note The user dismissed the prompt, or it timed out, or no passkey fits. The browser doesn’t say which.
  if (error)
    return say(error.from === 'client' ? otherwise : error.title);
  await post('/verify-signin', { token });
  location.assign('/account');
}
// #endregion finish

const ways: Record<string, (alias: string) => Promise<void>> = {
  // #region register
  async register(alias) {
    const { token = '' } = await post('/create-token', { alias });
    const made = await registerPasskey(client, token, 'First one');
    await finish(
      made,
      hasOneAlready()
        ? 'This device already has a passkey here. Sign in with it.'
        : 'No passkey was created. Try again when you like.',
    );
  },
  // #endregion register
  'sign-in': async (alias) =>
    finish(
      await signInWithAlias(client, alias),
      `No passkey for “${alias}” was used. Try again, or choose “Create a passkey” if you don’t have an account yet.`,
    ),
  discover: async () =>
    finish(
      await signInWithoutTyping(client),
      'No passkey was used. Try again, or create one.',
    ),
};

function run(way: string) {
  const alias = form?.querySelector('input')?.value.trim() ?? '';
  ways[way]?.(alias).catch((error: Error) => say(error.message));
}

// Enter submits the form, so it signs in. It never creates a passkey.
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  run('sign-in');
});
const register = form?.querySelector('[name="register"]');
register?.addEventListener('click', () => {
  if (form?.reportValidity()) run('register');
});
const discover = form?.querySelector('[name="discover"]');
discover?.addEventListener('click', () => run('discover'));

enable(form);

// Another way to sign in ends this one. That's no error to show.
void signInByAutofill(client)
  .then((result) =>
    result && !result.error ? finish(result, '') : null,
  )
  .catch(() => {});

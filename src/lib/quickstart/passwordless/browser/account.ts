import { createBrowserClient } from './client.ts';
import { enable, post, say } from './post.ts';
import { hasOneAlready } from './prompt.ts';
import { registerPasskey } from './register-passkey.ts';

const { apiKey = '', apiUrl = '' } = document.body.dataset;
const client = createBrowserClient(apiKey, apiUrl);
const form = document.querySelector<HTMLFormElement>('#add');
const nickname = form?.querySelector('input');

// #region add
/** Adds a passkey to the account of the signed-in user. */
async function add(alias: string, name: string) {
  const { token = '' } = await post('/create-token', { alias });
  const { error } = await registerPasskey(client, token, name);
  if (!error) return location.reload();
  // @note The browser refuses a second passkey for one account on one device.
  if (hasOneAlready())
    return say(
      'This device already has a passkey for your account. Sign in with that one.',
    );
  say('No passkey was created. Try again when you like.');
}
// #endregion add

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const { alias = '' } = form.dataset;
  add(alias, nickname?.value ?? '').catch((error: Error) =>
    say(error.message),
  );
});
enable(form);

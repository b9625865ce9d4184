import { client, enable, hasOneAlready, post, say } from './shared.js';

const form = document.querySelector('form');

// #region finish
/** Ends every way to sign in. */
async function finish({ token, error }, otherwise) {
  if (error?.errorCode === 'unknown_credential')
    return say('The server no longer knows this passkey. Use another one, and remove this one from your device.');
  // The user dismissed the prompt, or it timed out, or no passkey fits. The browser doesn't say which.
  if (error) return say(error.from === 'client' ? otherwise : error.title);
  await post('/verify-signin', { token });
  location.assign('/account');
}
// #endregion finish

const ways = {
  // #region register
  async register(alias) {
    const { token } = await post('/create-token', { alias });
    const made = await client.register(token, 'First one');
    const already = 'This device already has a passkey here. Sign in with it.';
    await finish(made, hasOneAlready() ? already : 'No passkey was created. Try again when you like.');
  },
  // #endregion register
  // #region ways
  async 'sign-in'(alias) {
    await finish(
      await client.signinWithAlias(alias),
      `No passkey for “${alias}” was used. Try again, or choose “Create a passkey” if you don’t have an account yet.`,
    );
  },
  async discover() {
    await finish(await client.signinWithDiscoverable(), 'No passkey was used. Try again, or create one.');
  },
  // #endregion ways
};

const run = (way) => ways[way](form.alias.value.trim()).catch((error) => say(error.message));

// Enter submits the form, so it signs in. It never creates a passkey.
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void run('sign-in');
});
form.register.addEventListener('click', () => form.reportValidity() && run('register'));
form.discover.addEventListener('click', () => run('discover'));
enable(form);

if (location.hostname === '127.0.0.1')
  say(`Open http://localhost:${location.port} instead: a passkey belongs to a name, not to an IP address.`);

// #region autofill
// Offers the passkey in the input field. Another way to sign in ends this one: that's no error to show.
if (await client.isAutofillSupported())
  client
    .signinWithAutofill()
    .then((result) => (result.error ? null : finish(result, '')))
    .catch(() => {});
// #endregion autofill

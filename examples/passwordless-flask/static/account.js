import { client, enable, hasOneAlready, post, say } from './shared.js';

const form = document.querySelector('#add');

/** Adds a passkey to the account of the signed-in user. */
async function add(alias, name) {
  const { token } = await post('/create-token', { alias });
  const { error } = await client.register(token, name);
  if (!error) return location.reload();
  // The browser refuses a second passkey for one account on one device.
  if (hasOneAlready()) return say('This device already has a passkey for your account. Sign in with that one.');
  say('No passkey was created. Try again when you like.');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  add(form.dataset.alias, form.nickname.value).catch((error) => say(error.message));
});
enable(form);

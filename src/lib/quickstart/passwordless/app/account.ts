import {
  listPasskeys,
  type StoredPasskey,
} from '../list-passkeys.ts';
import type { App } from './app.ts';
import { html, page, seeOther, type Html } from './page.ts';
import { problemPage } from './problem-page.ts';

// #region route
/** GET /account: the private page, with the user's passkeys. */
export async function account(request: Request, app: App) {
  const user = app.userOf(request);
  if (!user) return seeOther('/');
  try {
    const passkeys = await listPasskeys(app.api, user.id);
    return page(app, {
      title: 'Your account',
      script: 'account.ts',
      content: html`<p>You are signed in as ${user.alias}.</p>
        <form action="/sign-out" method="post">
          <button>Sign out</button>
        </form>
        <h2>Your passkeys</h2>
        <ul>${passkeys.map(item)}</ul>
        ${addForm(user.alias)}`,
    });
  } catch (error) {
    return problemPage(error, app);
  }
}
// #endregion route

const item = (passkey: StoredPasskey): Html =>
  html`<li>
    <form action="/delete-passkey" method="post">
      <span>${passkey.nickname || 'Passkey'}
        <small>${passkey.device}, last used ${day(passkey.lastUsedAt)}</small></span>
      <button name="id" value="${passkey.descriptor.id}">Delete</button>
    </form>
  </li>`;

const day = (time: string) => time.slice(0, 10);

const addForm = (alias: string) =>
  html`<form id="add" data-alias="${alias}">
      <fieldset disabled>
        <label for="nickname">Name of a new passkey</label>
        <input id="nickname" name="nickname" required maxlength="64" />
        <button>Add a passkey</button>
      </fieldset>
    </form>
    <p role="status"></p>`;

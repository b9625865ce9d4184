import { deletePasskey } from '../delete-passkey.ts';
import { listPasskeys } from '../list-passkeys.ts';
import type { App } from './app.ts';
import { html, page, seeOther } from './page.ts';
import { problemPage } from './problem-page.ts';

// #region route
/** POST /delete-passkey: removes one of the user's passkeys. */
export async function deletePasskeyRoute(
  request: Request,
  app: App,
) {
  const user = app.userOf(request);
  if (!user) return seeOther('/');
  const id = new URLSearchParams(await request.text()).get('id');
  try {
    const passkeys = await listPasskeys(app.api, user.id);
    // @note Check that the passkey is theirs: the call itself deletes anyone’s.
    const own = passkeys.some(
      ({ descriptor }) => descriptor.id === id,
    );
    if (!id || !own) return seeOther('/account');
    // @note Keep the last one: without it, the user can’t sign in.
    if (passkeys.length === 1) return onlyOne(app);
    await deletePasskey(app.api, id);
    return deleted(app);
  } catch (error) {
    return problemPage(error, app);
  }
}
// #endregion route

const back = html`<p><a href="/account">Your account</a></p>`;

const deleted = (app: App) =>
  page(app, {
    title: 'Passkey deleted',
    content: html`<p>
        It no longer works here. Remove it from your device, too,
        or the device will keep offering it.
      </p>
      ${back}`,
  });

const onlyOne = (app: App) =>
  page(app, {
    title: 'This is your only passkey',
    status: 409,
    content: html`<p>
        Without it you could not sign in again. Add another one
        first.
      </p>
      ${back}`,
  });

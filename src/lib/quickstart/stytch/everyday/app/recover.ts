import { readForm } from '../../app/form.ts';
import { html, page, seeOther } from '../../app/page.ts';
import { problemPage } from '../../app/problem-page.ts';
import { recoverLogin } from '../recover-login.ts';
import type { EverydayApp } from './app.ts';
import { startSession } from './finish-login.ts';
import { readHalfLogin } from './half-login.ts';

/** GET /recover: asks for a recovery code. */
export function askToRecover(request: Request, app: EverydayApp) {
  if (!readHalfLogin(request, app)) return seeOther('/signup');
  return page(
    'Use a recovery code',
    html`<form action="/recover" method="post">
        <label for="code">Recovery code</label>
        <input id="code" name="code" autocomplete="off" required>
        <button>Log in</button>
      </form>
      <p><a href="/second_factor">Use the authenticator app</a></p>`,
  );
}

// #region route
/** POST /recover: logs in without the authenticator app. */
export async function recover(request: Request, app: EverydayApp) {
  const half = readHalfLogin(request, app);
  if (!half) return seeOther('/signup');
  const { code: recoveryCode = '' } = await readForm(request);
  try {
    return startSession(
      await recoverLogin(app.stytch, { ...half, recoveryCode }),
      app,
    );
  } catch (error) {
    return problemPage(error, app, '/recover');
  }
}
// #endregion route

import { readForm } from '../../app/form.ts';
import { html, page, seeOther } from '../../app/page.ts';
import { problemPage } from '../../app/problem-page.ts';
import { authenticateTotp } from '../authenticate-totp.ts';
import { enrollAuthenticator } from '../enroll-authenticator.ts';
import type { EverydayApp } from './app.ts';
import { startSession } from './finish-login.ts';
import { readHalfLogin } from './half-login.ts';

/** GET /second_factor: asks for a code. */
export function askForCode(request: Request, app: EverydayApp) {
  const half = readHalfLogin(request, app);
  if (!half) return seeOther('/signup');
  const setUp = html`<p>Your organization requires a code from an
      authenticator app.</p>
    <form action="/enroll" method="post">
      <button>Set up an authenticator app</button>
    </form>
    <h2>Already set up?</h2>`;
  return page(
    'One more step',
    html`${half.enrolled ? '' : setUp} ${codeForm}`,
  );
}

// #region enroll
/** POST /enroll: sets up the member's authenticator app. */
export async function enroll(request: Request, app: EverydayApp) {
  const half = readHalfLogin(request, app);
  if (!half) return seeOther('/signup');
  try {
    const { qr_code, secret, recovery_codes } =
      await enrollAuthenticator(app.stytch, half);
    // @note Shown once, to this user alone. Your app stores none of it.
    return page(
      'Set up your authenticator app',
      html`<p>Scan this code with the app on your phone.</p>
        <p><img src="${qr_code}" alt="QR code with your secret" width="200" height="200"></p>
        <p>Or type this secret: <code>${secret}</code></p>
        <p>Keep these codes for the day you lose your phone:</p>
        <ul>${recovery_codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
        ${codeForm}`,
    );
  } catch (error) {
    return problemPage(error, app, '/second_factor');
  }
}
// #endregion enroll

// #region route
/** POST /second_factor: checks the code and logs the user in. */
export async function checkCode(
  request: Request,
  app: EverydayApp,
) {
  const half = readHalfLogin(request, app);
  if (!half) return seeOther('/signup');
  const { code = '' } = await readForm(request);
  try {
    const login = await authenticateTotp(app.stytch, {
      ...half,
      code: code.replaceAll(' ', ''),
    });
    // @note The session starts here. No earlier page showed anything of the organization.
    return startSession(login, app);
  } catch (error) {
    return problemPage(error, app, '/second_factor');
  }
}
// #endregion route

const codeForm = html`<form action="/second_factor" method="post">
    <label for="code">Code from your authenticator app</label>
    <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required>
    <button>Log in</button>
  </form>
  <p><a href="/recover">Use a recovery code</a></p>`;

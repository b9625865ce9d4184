import { verifySignin } from '../verify-signin.ts';
import type { App } from './app.ts';
import { badRequest, json, problem, readJson } from './json.ts';

// #region route
/** POST /verify-signin: signs the user in. */
export async function verifySigninRoute(
  request: Request,
  app: App,
): Promise<Response> {
  // @note In the body, because URLs end up in logs and in the history.
  const { token } = (await readJson(request)) ?? {};
  if (!token) return badRequest();
  try {
    const { userId } = await verifySignin(app.api, token);
    return json({ userId }, 200, {
      // @note Start your own session. Passwordless.dev doesn’t have sessions.
      'Set-Cookie': app.startSession(userId),
    });
  } catch (error) {
    return problem(error);
  }
}
// #endregion route

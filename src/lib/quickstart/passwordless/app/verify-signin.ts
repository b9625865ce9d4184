import { verifySignin } from '../verify-signin.ts';
import type { App } from './app.ts';
import { badRequest, json, problem, readJson } from './json.ts';

// #region route
/** POST /verify-signin: from here on they are signed in. */
export async function verifySigninRoute(
  request: Request,
  app: App,
): Promise<Response> {
  // @note In the body. An address ends up in logs and histories.
  const { token } = (await readJson(request)) ?? {};
  if (!token) return badRequest();
  try {
    const { userId } = await verifySignin(app.api, token);
    return json({ userId }, 200, {
      // @note Your own session from here on. Passwordless.dev keeps none.
      'Set-Cookie': app.startSession(userId),
    });
  } catch (error) {
    return problem(error);
  }
}
// #endregion route

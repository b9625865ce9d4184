import { createToken } from '../create-token.ts';
import type { App } from './app.ts';
import { badRequest, json, problem, readJson } from './json.ts';

// #region route
/** POST /create-token: permission to create one passkey. */
export async function createTokenRoute(
  request: Request,
  app: App,
): Promise<Response> {
  // @note POST, because it creates something. Browsers prefetch GET requests, never a POST.
  const { alias } = (await readJson(request)) ?? {};
  if (!alias) return badRequest();
  const id = app.idFor(alias, request);
  // @note Anyone with a token for an existing account can sign in to it.
  if (!id) return json(taken, 409);
  try {
    const user = { id, name: alias, aliases: [alias] };
    return json(await createToken(app.api, user));
  } catch (error) {
    return problem(error);
  }
}
// #endregion route

const taken = {
  title: 'This name is already taken',
  advice:
    'If the account is yours, sign in. You can add a passkey there.',
  step: 'create-a-token',
};

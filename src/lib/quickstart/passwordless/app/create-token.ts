import { createToken } from '../create-token.ts';
import type { App } from './app.ts';
import { badRequest, json, problem, readJson } from './json.ts';

// #region route
/** POST /create-token: leave to make a passkey. */
export async function createTokenRoute(
  request: Request,
  app: App,
): Promise<Response> {
  // @note POST: it makes something. Nothing prefetches a POST.
  const { alias } = (await readJson(request)) ?? {};
  if (!alias) return badRequest();
  const id = app.idFor(alias, request);
  // @note Whoever gets a token for an account that exists can sign in to it.
  if (!id) return json(taken, 409);
  try {
    const person = { id, name: alias, aliases: [alias] };
    return json(await createToken(app.api, person));
  } catch (error) {
    return problem(error);
  }
}
// #endregion route

const taken = {
  title: 'Somebody has this name',
  advice: 'If it is you, sign in first.',
  step: 'create-a-token',
};

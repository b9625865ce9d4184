import { readForm } from '../../app/form.ts';
import { switchOrganization } from '../switch-organization.ts';
import type { EverydayApp } from './app.ts';
import { asMember } from './as-member.ts';
import { finishLogin } from './finish-login.ts';

// #region route
/** POST /switch: goes to another of the user's organizations. */
export async function switchTo(request: Request, app: EverydayApp) {
  const { organization_id: id = '' } = await readForm(request);
  // @note The other organization may ask for more first. Until that is done, the user stays in the one they are in.
  return await asMember(request, app, async ({ token }) =>
    finishLogin(
      await switchOrganization(app.stytch, token, id),
      app,
    ),
  );
}
// #endregion route

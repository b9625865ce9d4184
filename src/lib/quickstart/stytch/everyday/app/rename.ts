import { readForm } from '../../app/form.ts';
import { seeOther } from '../../app/page.ts';
import { renameOrganization } from '../rename-organization.ts';
import type { EverydayApp } from './app.ts';
import { asMember } from './as-member.ts';

// #region route
/** POST /rename: an action that not every member may do. */
export async function rename(request: Request, app: EverydayApp) {
  const { name = '' } = await readForm(request);
  return await asMember(
    request,
    app,
    async ({ session, token }) => {
      // @note No check of roles here: Stytch returns 403, and the app tells the user they aren’t allowed to.
      await renameOrganization(
        app.stytch,
        session.organization_id,
        name,
        token,
      );
      return seeOther('/dashboard');
    },
  );
}
// #endregion route

import { readForm } from '../../app/form.ts';
import { seeOther } from '../../app/page.ts';
import { assignRoles } from '../assign-roles.ts';
import type { EverydayApp } from './app.ts';
import { asMember } from './as-member.ts';

// #region route
/** POST /assign_role: gives or removes the admin role. */
export async function assignRole(
  request: Request,
  app: EverydayApp,
) {
  const { member_id: member = '', role } = await readForm(request);
  return await asMember(
    request,
    app,
    async ({ session, token }) => {
      await assignRoles(
        app.stytch,
        session.organization_id,
        member,
        role ? [role] : [],
        token,
      );
      return seeOther('/dashboard');
    },
  );
}
// #endregion route

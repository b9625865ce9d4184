import { assignRoles } from '../../../../../quickstart/stytch/everyday/assign-roles.ts';
import { renameOrganization } from '../../../../../quickstart/stytch/everyday/rename-organization.ts';
import { exchangeIntermediateSession } from '../../../../../quickstart/stytch/exchange-intermediate-session.ts';
import { aside } from '../../../../../wire/recorder.ts';
import { type ActionRun, Missing } from '../../action-context.ts';
import { intermediateSession, organizationOfMadeUpUser } from '../../made-up-user.ts';
import { loginOf } from './invite.ts';

/** Gives the colleague the role of an admin, as the reader. */
export const assign: ActionRun = async (context) => {
  const { organization_id, organization } = loginOf(context);
  const { colleague } = context.facts;
  if (colleague?.organization_id !== organization_id)
    throw new Missing(`a colleague in ${organization}`, 'invite-a-colleague');
  const { stytch, held } = context;
  const token = held('session_token');
  await assignRoles(stytch, organization_id, colleague.member_id, ['stytch_admin'], token);
  return {
    sentence: `${colleague.email} is now an admin of ${organization}.`,
    detail: 'The call carried your session, so Stytch checked that you may change roles.',
  };
};

/** Renames the organization, as the reader. */
export const rename: ActionRun = async (context, { new_name = '' }) => {
  const login = loginOf(context);
  await renameOrganization(context.stytch, login.organization_id, new_name, context.held('session_token'));
  context.note({ login: { ...login, organization: new_name } });
  return {
    sentence: `${login.organization} is now called ${new_name}.`,
    detail: 'Your role allows it. Under “Break it”, a plain member tries the same.',
  };
};

/** A member without a role tries to rename their organization. */
export const renameAsMember: ActionRun = async (context) => {
  const organization = await organizationOfMadeUpUser(context);
  const token = await intermediateSession(context);
  const { session_token } = await aside(() => exchangeIntermediateSession(context.stytch, token, organization));
  await renameOrganization(context.stytch, organization, 'Mine now', session_token);
  return { sentence: 'A plain member renamed the organization. That’s a bug.' };
};

import { authenticateMagicLink } from '../../../../../quickstart/stytch/authenticate-magic-link.ts';
import { authenticateSession } from '../../../../../quickstart/stytch/authenticate-session.ts';
import { exchangeIntermediateSession } from '../../../../../quickstart/stytch/exchange-intermediate-session.ts';
import { sendMagicLink } from '../../../../../quickstart/stytch/send-magic-link.ts';
import { aside } from '../../../../../wire/recorder.ts';
import { forgetFacts } from '../../../../reader/facts.ts';
import { type ActionContext, type ActionRun, Missing } from '../../action-context.ts';
import { requireNothing } from '../allow-every-method.ts';
import { findOrAddMember } from '../find-or-add-member.ts';
import { setUp } from '../set-up.ts';

/** Logs the reader in as the quickstart does, for readers who come without a session. */
export const logIn: ActionRun = async (context, { email = '' }) => {
  const { stytch, facts, openLink } = context;
  const organizationId = await aside(async () => {
    const id = facts.login?.organization_id ?? (await ownOrganization(context, email));
    await loosen(context, id, email);
    await sendMagicLink(stytch, email);
    return id;
  });
  const discovered = await authenticateMagicLink(stytch, await openLink(email));
  const { member, organization } = await exchangeIntermediateSession(
    stytch,
    discovered.intermediate_session_token,
    organizationId,
  );
  return { sentence: `${member.email_address} is logged in to ${organization.organization_name}.` };
};

/** The organization of the quickstart's second step, with the reader as a member. */
export async function ownOrganization(context: ActionContext, email: string): Promise<string> {
  const { facts, stytch } = context;
  const { name, slug } = facts.organization ?? { name: 'Acme', slug: 'acme' };
  await setUp(context, { name, slug, email });
  const { organization } = await stytch.organizations.get({ organization_id: slug });
  return organization.organization_id;
}

/** A later step may have left the organization with SSO only, or with a second factor: then no link alone logs in. */
async function loosen({ stytch, context, reader }: ActionContext, organization_id: string, email: string) {
  const { member_id } = await findOrAddMember(stytch, organization_id, email);
  await requireNothing(stytch, organization_id, member_id);
  await forgetFacts(context, reader.id, ['sso_only', 'second_factor_required', 'enrolled']);
}

/** Makes the reader an admin. The quickstart's first member is a plain one, because your server added them. */
export const promote: ActionRun = async ({ stytch, facts, held, note }) => {
  if (!facts.login) throw new Missing('an organization you have logged in to', 'invite-a-colleague');
  const { organization_id, organization } = facts.login;
  const { member } = await aside(() => authenticateSession(stytch, held('session_token')));
  const { member_id, email_address } = member;
  await stytch.organizations.members.update({ organization_id, member_id, roles: ['stytch_admin'] });
  note({ admin: true });
  return { sentence: `${email_address} is now an admin of ${organization}.` };
};

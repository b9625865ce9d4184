import { randomUUID } from 'node:crypto';
import { addMember } from '../../../../../quickstart/stytch/add-member.ts';
import { createOrganization } from '../../../../../quickstart/stytch/create-organization.ts';
import { switchOrganization } from '../../../../../quickstart/stytch/everyday/switch-organization.ts';
import { exchangeIntermediateSession } from '../../../../../quickstart/stytch/exchange-intermediate-session.ts';
import { aside } from '../../../../../wire/recorder.ts';
import { type ActionRun, Missing } from '../../action-context.ts';
import { intermediateSession, MADE_UP_USER, organizationOfMadeUpUser } from '../../made-up-user.ts';
import { loginOf } from './invite.ts';

/** Creates a second organization with the reader as a member, to switch to. */
export const createSecond: ActionRun = async (context) => {
  const { stytch, note } = context;
  const { email } = loginOf(context);
  // Its own slug, because readers of a shared project would take each other's.
  const slug = `second-${randomUUID().slice(0, 8)}`;
  const { organization } = await createOrganization(stytch, 'Second Company', slug);
  const { organization_id, organization_name: name } = organization;
  await addMember(stytch, organization_id, email);
  note({ other_organization: { organization_id, organization: name } });
  return { sentence: `${email} is a member of ${name}, too.` };
};

/** Switches to the other organization. The one the reader comes from is the other one after that. */
export const exchangeSession: ActionRun = async (context) => {
  const { stytch, facts, held, note } = context;
  const { organization_id, organization: before } = loginOf(context);
  const target = facts.other_organization;
  if (!target) throw new Missing('another organization', 'switch-organization');
  const entered = await switchOrganization(stytch, held('session_token'), target.organization_id);
  const { organization_name: name } = entered.organization;
  if (!entered.member_authenticated) return sayMore(name);
  note({ other_organization: { organization_id, organization: before } });
  return {
    sentence: `You switched from ${before} to ${name} without logging in again.`,
    detail: 'Press the button again to switch back.',
  };
};

/** A user switches to an organization that requires more than they proved. */
export const switchToStricter: ActionRun = async (context) => {
  const { stytch } = context;
  const from = await organizationOfMadeUpUser(context);
  const to = await organizationOfMadeUpUser(context, 'Northwind', 'two-factors');
  await aside(() => stytch.organizations.update({ organization_id: to, mfa_policy: 'REQUIRED_FOR_ALL' }));
  const token = await intermediateSession(context);
  const { session_token } = await aside(() => exchangeIntermediateSession(stytch, token, from));
  const { organization, member_authenticated } = await switchOrganization(stytch, session_token, to);
  if (member_authenticated) return { sentence: 'Switching without the second factor worked. That’s a bug.' };
  return sayMore(organization.organization_name, `${MADE_UP_USER}, a made-up user with two organizations,`);
};

const sayMore = (name: string, who = 'the user') => ({
  sentence: `${name} requires another factor, so ${who} isn’t logged in there yet.`,
  detail:
    'The response is a 200 with member_authenticated: false. The session in the first organization is still valid.',
});

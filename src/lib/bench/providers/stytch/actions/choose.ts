import { createOwnOrganization } from '../../../../quickstart/stytch/create-own-organization.ts';
import { exchangeIntermediateSession } from '../../../../quickstart/stytch/exchange-intermediate-session.ts';
import type { ActionRun } from '../action-context.ts';

/** Logs in to one of the organizations found. */
export const exchange: ActionRun = async ({ stytch, held }, input) => {
  const ist = held('intermediate_session_token');
  return sayEntered(await exchangeIntermediateSession(stytch, ist, input.organization_id ?? ''));
};

/** Creates an organization and logs in to it. */
export const createOwn: ActionRun = async ({ stytch, held }, input) => {
  const entered = await createOwnOrganization(stytch, held('intermediate_session_token'), input.name ?? '');
  const { sentence, detail } = sayEntered(entered);
  const { organization_slug: slug } = entered.organization;
  return { sentence, detail: `${detail} Stytch made the slug “${slug}” from the email, because the call has none.` };
};

interface Entered {
  member_authenticated: boolean;
  member: { email_address: string };
  organization: { organization_name: string };
}

function sayEntered({ member_authenticated, member, organization }: Entered) {
  const { organization_name: name } = organization;
  if (!member_authenticated) {
    return {
      sentence: `${name} requires another factor, so the user isn’t logged in yet.`,
      detail: 'The response has member_authenticated: false and says what’s missing.',
    };
  }
  return {
    sentence: `${member.email_address} is logged in to ${name}.`,
    detail: 'The intermediate session is used up. Your app now has a session token and a session JWT.',
  };
}

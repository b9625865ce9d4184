import { StytchError } from 'stytch';
import { addMember } from '../../../quickstart/stytch/add-member.ts';
import { authenticateMagicLink } from '../../../quickstart/stytch/authenticate-magic-link.ts';
import { createOrganization } from '../../../quickstart/stytch/create-organization.ts';
import { enrollAuthenticator, type HalfLogin } from '../../../quickstart/stytch/everyday/enroll-authenticator.ts';
import { exchangeIntermediateSession } from '../../../quickstart/stytch/exchange-intermediate-session.ts';
import { sendMagicLink } from '../../../quickstart/stytch/send-magic-link.ts';
import { aside } from '../../../wire/recorder.ts';
import type { ActionContext } from './action-context.ts';

/* What a failure needs first. It's set up outside the recorder, so that the reader sees only the calls that fail. */

/** The user who meets the failures. The reader's own users and organizations stay out of them. */
export const MADE_UP_USER = 'grace@failures.example';

/** Requests a link and follows it to the app. @returns the query of the redirect */
export const openedLink = (context: ActionContext, email = MADE_UP_USER) =>
  aside(async () => {
    await sendMagicLink(context.stytch, email);
    return await context.openLink(email);
  });

/** Requests a link, opens it and exchanges its token. @returns the intermediate session token */
export const intermediateSession = async (context: ActionContext, email = MADE_UP_USER) => {
  const query = await openedLink(context, email);
  return await aside(async () => (await authenticateMagicLink(context.stytch, query)).intermediate_session_token);
};

/** Ignores an error that means the work was done before. */
const ignore = (type: string) => (error: unknown) => {
  if (!(error instanceof StytchError) || error.error_type !== type) throw error;
};

/** An organization of the failures' own, with one member. An earlier run may have created it. */
export const organizationOfMadeUpUser = ({ stytch }: ActionContext, name = 'Initech', slug = 'failures') =>
  aside(async () => {
    await createOrganization(stytch, name, slug).catch(ignore('organization_slug_already_used'));
    const { organization } = await stytch.organizations.get({ organization_id: slug });
    await addMember(stytch, organization.organization_id, MADE_UP_USER).catch(ignore('duplicate_member_email'));
    return organization.organization_id;
  });

/**
 * The made-up user in an organization that requires a second factor, with an authenticator that gave no code yet.
 * @returns its secret, and a function that logs the user in up to the second factor
 */
export const enrolledMadeUpUser = async (context: ActionContext) => {
  const { stytch } = context;
  const organizationId = await organizationOfMadeUpUser(context, 'Northwind', 'two-factors');
  const logIn = async (): Promise<HalfLogin> => {
    const intermediateSessionToken = await intermediateSession(context);
    const { member_id: memberId } = await aside(() =>
      exchangeIntermediateSession(stytch, intermediateSessionToken, organizationId),
    );
    return { organizationId, memberId, intermediateSessionToken };
  };
  const secret = await aside(async () => {
    await stytch.organizations.update({ organization_id: organizationId, mfa_policy: 'REQUIRED_FOR_ALL' });
    const due = await logIn();
    // An earlier run may have left one.
    await stytch.organizations.members
      .deleteTOTP({ organization_id: organizationId, member_id: due.memberId })
      .catch(ignore('totp_not_found'));
    return (await enrollAuthenticator(stytch, due)).secret;
  });
  return { logIn, secret };
};

import { StytchError } from 'stytch';
import { authenticateMagicLink } from '../../../../quickstart/stytch/authenticate-magic-link.ts';
import { authenticateTotp } from '../../../../quickstart/stytch/everyday/authenticate-totp.ts';
import { enrollAuthenticator } from '../../../../quickstart/stytch/everyday/enroll-authenticator.ts';
import { recoverLogin } from '../../../../quickstart/stytch/everyday/recover-login.ts';
import { requireSecondFactor } from '../../../../quickstart/stytch/everyday/require-second-factor.ts';
import { exchangeIntermediateSession } from '../../../../quickstart/stytch/exchange-intermediate-session.ts';
import { sendMagicLink } from '../../../../quickstart/stytch/send-magic-link.ts';
import { STEP_MS, totpCode } from '../../../../guides/totp-code.ts';
import { aside } from '../../../../wire/recorder.ts';
import { forgetFacts } from '../../../reader/facts.ts';
import { type ActionContext, type ActionRun, Missing } from '../action-context.ts';
import { INTERMEDIATE_SESSION_MS } from '../effects/login-effects.ts';
import { enrolledMadeUpUser } from '../made-up-user.ts';
import { allowEveryMethod } from './allow-every-method.ts';
import { findOrAddMember } from './find-or-add-member.ts';

const STEP = 'second-factor';

/** Told to readers who allowed SSO only in the step before. */
const UNDONE = 'You had allowed SSO only, so this page first allowed magic links again. ';

/** Requires a second factor in the organization that the reader logged in to. */
export const requireFactor: ActionRun = async ({ stytch, facts }) => {
  const { login } = facts;
  if (!login) throw new Missing('an organization you have logged in to', 'invite-a-colleague');
  const { organization } = await requireSecondFactor(stytch, login.organization_id);
  return {
    sentence: `${organization.organization_name} requires a second factor from everyone who logs in.`,
    detail: 'Earlier sessions stay valid. Press “Log in again” to see the difference.',
  };
};

/** Logs in by magic link again. The email's part is done outside the recorder: the reader has seen it. */
export const logInAgain: ActionRun = async (context, { email = '' }) => {
  const { stytch, facts, openLink, keep } = context;
  const required = facts.second_factor_required;
  if (!required) throw new Missing('an organization that requires a second factor', STEP);
  const { token, isNew } = await aside(async () => {
    const { isNew } = await allowMagicLinks(context, required.organization_id, email);
    await sendMagicLink(stytch, email);
    const { intermediate_session_token: token } = await authenticateMagicLink(stytch, await openLink(email));
    return { token, isNew };
  });
  await keep('intermediate_session_token', token, INTERMEDIATE_SESSION_MS);
  const entered = await exchangeIntermediateSession(stytch, token, required.organization_id);
  if (entered.member_authenticated)
    return {
      sentence: `${email} is logged in, and was asked for nothing else.`,
      detail: `${required.organization} doesn’t require a second factor any more. Require it again.`,
    };
  const isEnrolled = entered.mfa_required?.member_options?.totp_registration_id;
  const added = isNew ? `${email} wasn’t a member of ${required.organization}, so this page added them. ` : '';
  const undone = facts.sso_only?.organization_id === required.organization_id ? UNDONE : '';
  const next = isEnrolled
    ? 'mfa_required names the member’s authenticator app, so ask for its code: press “Enter code”.'
    : 'This member has no second factor yet, so press “Enroll an authenticator app”.';
  return {
    sentence: `${email} proved that they own the inbox, but there’s no session yet: member_authenticated is false.`,
    detail: `${undone}${added}${next}`,
  };
};

/**
 * Undoes what would keep this step from beginning: SSO only, an authenticator whose secret the reader lost, and an
 * address that isn't a member's.
 */
async function allowMagicLinks(
  { stytch, context, reader, held }: ActionContext,
  organization_id: string,
  email: string,
) {
  await allowEveryMethod(stytch, organization_id);
  await forgetFacts(context, reader.id, ['sso_only']);
  const { member_id, isNew } = await findOrAddMember(stytch, organization_id, email);
  if (isNew || held('totp_secret')) return { isNew };
  await stytch.organizations.members.deleteTOTP({ organization_id, member_id }).catch((error: unknown) => {
    if (!(error instanceof StytchError) || error.error_type !== 'totp_not_found') throw error;
  });
  return { isNew };
}

/** The member whose second factor is due, as the calls need it. */
function dueFor({ facts, held }: Pick<ActionContext, 'facts' | 'held'>) {
  if (!facts.half_login) throw new Missing('a login that needs a second factor', STEP);
  const { organization_id: organizationId, member_id: memberId } = facts.half_login;
  return { organizationId, memberId, intermediateSessionToken: held('intermediate_session_token') };
}

/** Creates the authenticator's secret. */
export const enroll: ActionRun = async ({ stytch, ...context }) => {
  const { recovery_codes } = await enrollAuthenticator(stytch, dueFor(context));
  return {
    sentence: 'Scan the QR code with your authenticator app, or use the simulated one.',
    detail: `Show the user the ${recovery_codes.length} recovery codes now, because Stytch doesn’t return them again. Then press “Enter code”.`,
  };
};

/** The code of the authenticator on the page. Right after its code was used, the next one, which counts already. */
async function codeNow({ facts, held, now }: Pick<ActionContext, 'facts' | 'held' | 'now'>): Promise<string> {
  const secret = held('totp_secret');
  const code = await totpCode(secret, now());
  return code === facts.enrolled?.used_code ? await totpCode(secret, now() + STEP_MS) : code;
}

/** Completes the login with a code. Without one, the bench reads it off the authenticator on the page. */
export const enterCode: ActionRun = async ({ stytch, ...context }, input) => {
  const code = input.code || (await codeNow(context));
  const { member, organization } = await authenticateTotp(stytch, { ...dueFor(context), code });
  return {
    sentence: `${member.email_address} is logged in to ${organization.organization_name} with two factors.`,
    detail: 'Now there’s a session, so your app can set the cookie. The session lists both factors.',
  };
};

/** Completes the login with a recovery code. */
export const recover: ActionRun = async ({ stytch, held, ...context }) => {
  const due = dueFor({ ...context, held });
  const { member, recovery_codes_remaining } = await recoverLogin(stytch, {
    ...due,
    recoveryCode: held('recovery_code'),
  });
  return {
    sentence: `${member.email_address} is logged in with a recovery code instead of the authenticator app.`,
    detail: `${recovery_codes_remaining} recovery codes are left. Let the user set up a new authenticator app.`,
  };
};

/** Enters a code that isn't the authenticator's. */
export const wrongCode: ActionRun = async ({ stytch, ...context }) => {
  const right = await codeNow(context);
  const code = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
  await authenticateTotp(stytch, { ...dueFor(context), code });
  return { sentence: 'The wrong code worked. That’s a bug.' };
};

/** A made-up user logs in twice with one code. */
export const sameCodeTwice: ActionRun = async (context) => {
  const { logIn, secret } = await enrolledMadeUpUser(context);
  const [first, second] = [await logIn(), await logIn()];
  const code = await totpCode(secret, context.now());
  await authenticateTotp(context.stytch, { ...first, code });
  await authenticateTotp(context.stytch, { ...second, code });
  return { sentence: 'The code worked twice. That’s a bug.' };
};

import { aside } from '../../../wire/recorder.ts';
import { Secret } from '../../../config/secret.ts';
import { addMember } from '../../../quickstart/stytch/add-member.ts';
import { allowEmailDomain } from '../../../quickstart/stytch/allow-email-domain.ts';
import { authenticateMagicLink } from '../../../quickstart/stytch/authenticate-magic-link.ts';
import { authenticateSession } from '../../../quickstart/stytch/authenticate-session.ts';
import { createOrganization } from '../../../quickstart/stytch/create-organization.ts';
import { exchangeIntermediateSession } from '../../../quickstart/stytch/exchange-intermediate-session.ts';
import { revokeSession } from '../../../quickstart/stytch/revoke-session.ts';
import { sendMagicLink } from '../../../quickstart/stytch/send-magic-link.ts';
import type { Wording } from '../../types.ts';
import type { ActionContext, ActionRun } from './action-context.ts';
import { factorFailures } from './factor-failures.ts';
import { memberFailures } from './member-failures.ts';
import {
  intermediateSession,
  MADE_UP_USER,
  openedLink,
  organizationOfMadeUpUser as organizationFor,
} from './made-up-user.ts';

/*
 * Each failure records only the calls that show it. What they need first (an email, a member, a session) is set up
 * outside the recorder, with made-up users and organizations.
 */

const STRANGER = 'nobody@elsewhere.example';
const SEND = 'magic_links.email.discovery.send';
const MINUTE = 60;

const worked = (what: string): Wording => ({ sentence: `${what} worked. That’s a bug.` });

/** Logs a user in. @returns the tokens of the session */
const loggedIn = async (context: ActionContext) => {
  const organization = await organizationFor(context);
  const token = await intermediateSession(context);
  return await aside(() => exchangeIntermediateSession(context.stytch, token, organization));
};

/** Exchanges a link's token twice: the first call plays the mail scanner that opened it before the user. */
const usedBefore: ActionRun = async (context) => {
  const query = await openedLink(context);
  await authenticateMagicLink(context.stytch, query);
  await authenticateMagicLink(context.stytch, query);
  return worked('Using the link twice');
};

/** The failures of the outline, by id. A test checks that none is missing, and provokes each. */
export const stytchFailures: Record<string, ActionRun> = {
  ...factorFailures,
  ...memberFailures,
  async redirect({ stytch, context }) {
    await sendMagicLink(stytch, MADE_UP_USER, `${context.settings.SITE_URL}/not-registered`);
    return worked('The unregistered URL');
  },
  async address({ stytch }) {
    await sendMagicLink(stytch, 'grace@localhost');
    return worked('The address');
  },
  twice: usedBefore,
  scanner: usedBefore,
  'other-device': usedBefore,
  async late(context) {
    const query = await openedLink(context);
    try {
      await context.tamper.later(61 * MINUTE, () => authenticateMagicLink(context.stytch, query));
    } finally {
      // Back in real time the link is valid. Used up, so that the inbox doesn't offer a made-up user's link.
      await aside(() => authenticateMagicLink(context.stytch, query));
    }
    return worked('The old link');
  },
  async 'wrong-type'({ stytch, ...context }) {
    const organization_id = await organizationFor({ stytch, ...context });
    const email_address = `invited-${Date.now()}@failures.example`;
    await stytch.magicLinks.email.invite({ organization_id, email_address });
    const query = await context.openLink(email_address);
    await aside(() => stytch.magicLinks.authenticate({ magic_links_token: query.get('token') ?? '' }));
    await authenticateMagicLink(stytch, query);
    return worked('The invitation');
  },
  async 'no-organization'(context) {
    const query = await openedLink(context, STRANGER);
    const { discovered_organizations: organizations } = await authenticateMagicLink(context.stytch, query);
    if (organizations.length > 0) return worked('Finding an organization');
    return {
      sentence: `The link works, but Stytch found no organization for ${STRANGER}.`,
      detail: 'That isn’t an error: the list is empty, and your app can offer to create an organization.',
    };
  },
  async 'not-allowed'(context) {
    const organization = await organizationFor(context);
    const token = await intermediateSession(context, STRANGER);
    await exchangeIntermediateSession(context.stytch, token, organization);
    return worked('Joining');
  },
  async 'wrong-secret'({ clients, connection }) {
    const wrong = new Secret(`secret-test-${'x'.repeat(36)}`);
    await sendMagicLink(clients.of({ ...connection, secret: wrong }), MADE_UP_USER);
    return worked('The wrong secret');
  },
  async 'slow-choice'(context) {
    const organization = await organizationFor(context);
    const token = await intermediateSession(context);
    await context.tamper.later(11 * MINUTE, () => exchangeIntermediateSession(context.stytch, token, organization));
    return worked('Choosing late');
  },
  async 'second-factor'(context) {
    const organization_id = await organizationFor(context, 'Northwind', 'two-factors');
    await aside(() => context.stytch.organizations.update({ organization_id, mfa_policy: 'REQUIRED_FOR_ALL' }));
    const token = await intermediateSession(context);
    const entered = await exchangeIntermediateSession(context.stytch, token, organization_id);
    if (entered.member_authenticated) return worked('Logging in without the second factor');
    return {
      sentence: `${entered.organization.organization_name} requires another factor, so the user isn’t logged in yet.`,
      detail: 'The response is a 200 with member_authenticated: false and an empty session token.',
    };
  },
  async revoked(context) {
    const { session_token } = await loggedIn(context);
    await revokeSession(context.stytch, session_token);
    await authenticateSession(context.stytch, session_token);
    return worked('The revoked session');
  },
  async expired(context) {
    const { session_token } = await loggedIn(context);
    await context.tamper.later(61 * MINUTE, () => authenticateSession(context.stytch, session_token));
    return worked('The expired session');
  },
  async 'stale-jwt'(context) {
    const { session_token, session_jwt } = await loggedIn(context);
    await revokeSession(context.stytch, session_token);
    await context.stytch.sessions.authenticateJwtLocal({ session_jwt });
    return {
      sentence: 'The session was revoked, and its JWT still passes the local check.',
      detail:
        'Your server checked the signature and the expiry, not the session. Until the JWT expires, up to five minutes, only a call to Stytch tells you.',
    };
  },
  async slug(context) {
    await organizationFor(context);
    await createOrganization(context.stytch, 'Initech', 'failures');
    return worked('The taken slug');
  },
  async name({ stytch }) {
    await createOrganization(stytch, 'x'.repeat(129), 'long-name');
    return worked('The long name');
  },
  async member(context) {
    const organization = await organizationFor(context);
    await addMember(context.stytch, organization, MADE_UP_USER);
    return worked('Adding the member again');
  },
  async domain(context) {
    const organization = await organizationFor(context);
    await allowEmailDomain(context.stytch, organization, 'gmail.com');
    return worked('Allowing gmail.com');
  },
  limit: (context) => failingSend(context, { kind: 'error', error_type: 'too_many_requests' }),
  fault: (context) => failingSend(context, { kind: 'error', error_type: 'internal_server_error' }),
  slow: (context) => failingSend(context, { kind: 'latency', delay_ms: 10_000 }),
  down: (context) => failingSend(context, { kind: 'drop', when: 'before' }),
  nonsense: (context) => failingSend(context, { kind: 'html' }),
};

/** Requests a link while that call has a fault. */
async function failingSend(
  { stytch, tamper }: ActionContext,
  effect: Parameters<ActionContext['tamper']['withFault']>[1],
) {
  await tamper.withFault(SEND, effect, () => sendMagicLink(stytch, MADE_UP_USER));
  return worked('The call');
}

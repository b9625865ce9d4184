import type { Exchange } from '../../../../wire/exchange.ts';
import { object, parse, text, type Json } from '../../../json.ts';
import type { Effects, Facts } from '../../../types.ts';
import type { Organization } from '../facts.ts';

/** Reads what a successful call changed. `facts` are those from before the call. */
export type Effect = (answer: Json, asked: Json, exchange: Exchange, facts: Partial<Facts>) => Partial<Effects>;

/** Lifetime of an intermediate session (docs/stytch.md, "Lifetimes"). The response doesn't say so. */
export const INTERMEDIATE_SESSION_MS = 10 * 60 * 1000;

/** The effects of a login that hasn't chosen an organization yet: an intermediate session, and the choices. */
export const discovered = (
  answer: Json,
  started_at: number,
  facts: Partial<Facts>,
): Pick<Effects, 'hold' | 'facts'> => ({
  hold: [
    {
      kind: 'intermediate_session_token',
      value: text(answer.intermediate_session_token),
      expires_at: started_at + INTERMEDIATE_SESSION_MS,
    },
  ],
  facts: { choices: choicesOf(answer), ...facts },
});

/** The effects of a call that logs a member in, or says what is still missing. */
export function loginEffects(
  answer: Json,
  asked: Json,
  { started_at }: Exchange,
  known: Partial<Facts>,
): Partial<Effects> {
  // Empty if the organization requires a second factor first (docs/stytch.md, "Discovery magic links").
  if (!text(answer.session_token)) return halfLogin(answer, asked, started_at);
  const session = object(answer.member_session);
  const member = object(answer.member);
  const organization = object(answer.organization);
  const jwt = text(answer.session_jwt);
  const ends = Date.parse(text(session.expires_at));
  const login = {
    email: text(member.email_address),
    organization_id: text(organization.organization_id),
    organization: text(organization.organization_name),
  };
  const other_organization = otherOf(known, login, asked);
  return {
    drop: ['intermediate_session_token'],
    hold: [
      { kind: 'session_token', value: text(answer.session_token), expires_at: Number.isNaN(ends) ? null : ends },
      ...(isFromLater(jwt, started_at) ? [] : [jwtHolding(jwt)]),
    ],
    forget: [
      ...(isAdmin(member) ? [] : (['admin'] as const)),
      ...(other_organization ? [] : (['other_organization'] as const)),
      // The limit is another organization's.
      ...(known.invitation_domain?.organization_id === login.organization_id ? [] : (['invitation_domain'] as const)),
    ],
    facts: { ...(isAdmin(member) && { admin: true }), ...(other_organization && { other_organization }), login },
  };
}

/**
 * Returns another organization that the user is a member of, to switch to: the known one or, once they logged in to
 * it, the one they come from. If neither exists, one of the choices, if this login followed from them.
 */
function otherOf(
  { choices = [], login, other_organization: other }: Partial<Facts>,
  { email, organization_id: entered }: Facts['login'],
  asked: Json,
): Facts['other_organization'] | undefined {
  const isSameUser = !login || login.email === email;
  if (isSameUser && other && other.organization_id !== entered) return other;
  if (isSameUser && other && login && login.organization_id !== entered)
    return { organization_id: login.organization_id, organization: login.organization };
  if (!asked.intermediate_session_token) return undefined;
  const otherChoice = choices.find(
    ({ membership, organization_id }) => membership === 'active_member' && organization_id !== entered,
  );
  return otherChoice && { organization_id: otherChoice.organization_id, organization: otherChoice.name };
}

/** The roles are the member's in this organization. */
const isAdmin = ({ roles }: Json): boolean =>
  Array.isArray(roles) && roles.some((role: unknown) => object(role).role_id === 'stytch_admin');

/** Notes whose second factor is due. Until they prove it, a new login has no session in the app. */
function halfLogin(answer: Json, asked: Json, started_at: number): Partial<Effects> {
  if (!answer.mfa_required) return {};
  const member = object(answer.member);
  const organization = object(answer.organization);
  const value = text(answer.intermediate_session_token);
  const isNew = value !== asked.intermediate_session_token;
  return {
    // A user who switches organization keeps the session they come from.
    drop: asked.session_token ? [] : ['session_token', 'session_jwt'],
    hold: isNew
      ? [{ kind: 'intermediate_session_token', value, expires_at: started_at + INTERMEDIATE_SESSION_MS }]
      : [],
    facts: {
      half_login: {
        email: text(member.email_address),
        member_id: text(answer.member_id),
        organization_id: text(organization.organization_id),
        organization: text(organization.organization_name),
      },
    },
  };
}

export function choicesOf(answer: Json): Organization[] {
  const items = Array.isArray(answer.discovered_organizations) ? answer.discovered_organizations : [];
  return items.map((item: unknown) => {
    const organization = object(object(item).organization);
    return {
      organization_id: text(organization.organization_id),
      name: text(organization.organization_name),
      membership: text(object(object(item).membership).type),
    };
  });
}

/** A JWT's times in milliseconds since 1970. The signature isn't checked, because the times are only shown. */
function timesOfJwt(jwt: string): { issued: number | null; ends: number | null } {
  const { iat, exp } = parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) ?? {};
  const inMs = (seconds: unknown) => (typeof seconds === 'number' ? seconds * 1000 : null);
  return { issued: inMs(iat), ends: inMs(exp) };
}

const jwtHolding = (jwt: string) => ({ kind: 'session_jwt', value: jwt, expires_at: timesOfJwt(jwt).ends }) as const;

/** Clocks may differ by so much. */
const CLOCK_SKEW_MS = 60_000;

/** Whether a demo moved the clock ahead for the call: its JWT isn't valid yet, now that the clock is back. */
const isFromLater = (jwt: string, started_at: number): boolean =>
  (timesOfJwt(jwt).issued ?? 0) > started_at + CLOCK_SKEW_MS;

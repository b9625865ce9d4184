import type { Exchange } from '../../../wire/exchange.ts';
import type { CredentialKind } from '../../../guides/credentials.ts';
import { object, parse, text, type Json } from '../../json.ts';
import type { Effects, Facts } from '../../types.ts';
import type { Organization } from './facts.ts';

type Effect = (answer: Json, asked: Json, exchange: Exchange) => Partial<Effects>;

/** How long an intermediate session lasts (docs/stytch.md, "Lifetimes"). The response doesn't say so. */
const INTERMEDIATE_SESSION_MS = 10 * 60 * 1000;

/** The effects of successful calls. Read off the wire, so that the bench shows only what happened there. */
const effects: Record<string, Effect> = {
  'magic_links.email.discovery.send': (_, asked) => ({
    sent: true,
    facts: { mail: { to: text(asked.email_address) } },
  }),
  'magic_links.email.invite': () => ({ sent: true }),
  'magic_links.discovery.authenticate': (answer, asked, { started_at }) => ({
    drop: ['magic_link_token'],
    hold: [
      {
        kind: 'intermediate_session_token',
        value: text(answer.intermediate_session_token),
        expires_at: started_at + INTERMEDIATE_SESSION_MS,
      },
    ],
    facts: { choices: choicesOf(answer), spent_link_token: text(asked.discovery_magic_links_token) },
    // The plain app exchanges a link's token without holding it first. Then no email is left to open.
    forget: ['mail'],
  }),
  'discovery.organizations.list': (answer) => ({ facts: { choices: choicesOf(answer) } }),
  'discovery.intermediate_sessions.exchange': loginEffects,
  'discovery.organizations.create': loginEffects,
  'sessions.authenticate': loginEffects,
  'sessions.revoke': () => ({ drop: ['session_token', 'session_jwt'] }),
};

/** The tokens that an error shows to be invalid. */
const worthless: Record<string, CredentialKind[]> = {
  magic_link_not_found: ['magic_link_token'],
  intermediate_session_not_found: ['intermediate_session_token'],
  session_not_found: ['session_token', 'session_jwt'],
};

/** Reads what an exchange changed for the reader. */
export function readEffects(exchange: Exchange, facts: Partial<Facts>): Effects {
  const nothing: Effects = { drop: [], hold: [], facts: {}, forget: [], sent: false };
  const answer = parse(exchange.response?.body);
  if (!exchange.response || !answer) return nothing;
  if (exchange.response.status >= 400)
    return { ...nothing, ...refusalEffects(text(answer.error_type), exchange, facts) };
  const effect = effects[exchange.operation ?? ''];
  return { ...nothing, ...effect?.(answer, parse(exchange.request.body) ?? {}, exchange) };
}

function refusalEffects(error_type: string, { request }: Exchange, facts: Partial<Facts>): Partial<Effects> {
  if (error_type !== 'unable_to_auth_magic_link')
    return { drop: Object.hasOwn(worthless, error_type) ? worthless[error_type] : [] };
  const refused_link_token = text(parse(request.body)?.discovery_magic_links_token);
  // The reader may hold the token of another link by now. The error isn't about that one.
  const isOld = refused_link_token === facts.spent_link_token;
  return { drop: isOld ? [] : ['magic_link_token'], facts: { refused_link_token } };
}

function loginEffects(answer: Json): Partial<Effects> {
  // Empty if the organization requires a second factor first (docs/stytch.md, "Discovery magic links").
  if (!text(answer.session_token)) return {};
  const session = object(answer.member_session);
  const member = object(answer.member);
  const organization = object(answer.organization);
  const jwt = text(answer.session_jwt);
  const ends = Date.parse(text(session.expires_at));
  return {
    drop: ['intermediate_session_token'],
    hold: [
      { kind: 'session_token', value: text(answer.session_token), expires_at: Number.isNaN(ends) ? null : ends },
      { kind: 'session_jwt', value: jwt, expires_at: expiryOfJwt(jwt) },
    ],
    facts: {
      login: {
        email: text(member.email_address),
        organization_id: text(organization.organization_id),
        organization: text(organization.organization_name),
      },
    },
  };
}

function choicesOf(answer: Json): Organization[] {
  const found = Array.isArray(answer.discovered_organizations) ? answer.discovered_organizations : [];
  return found.map((item: unknown) => {
    const organization = object(object(item).organization);
    return {
      organization_id: text(organization.organization_id),
      name: text(organization.organization_name),
      membership: text(object(object(item).membership).type),
    };
  });
}

/** A JWT's expiry in milliseconds since 1970. The signature isn't checked, because the time is only shown. */
function expiryOfJwt(jwt: string): number | null {
  const claims = parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
  return typeof claims?.exp === 'number' ? claims.exp * 1000 : null;
}

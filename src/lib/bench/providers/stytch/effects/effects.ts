import type { Exchange } from '../../../../wire/exchange.ts';
import type { CredentialKind } from '../../../../guides/credentials.ts';
import { parse, text } from '../../../json.ts';
import type { Effects, Facts } from '../../../types.ts';
import { choicesOf, discovered, loginEffects, type Effect } from './login-effects.ts';
import { nextRecoveryCode, secondFactorEffects } from './second-factor-effects.ts';
import { federationEffects } from './federation-effects.ts';

/** The effects of successful calls. Read off the wire, so that the bench shows only what happened there. */
const effects: Record<string, Effect> = {
  'magic_links.email.discovery.send': (_, asked) => ({
    sent: true,
    facts: { mail: { to: text(asked.email_address) } },
  }),
  'magic_links.email.invite': (_, asked) => ({
    sent: true,
    facts: { invitation: { to: text(asked.email_address) } },
  }),
  'magic_links.discovery.authenticate': (answer, asked, { started_at }) => ({
    drop: ['magic_link_token'],
    ...discovered(answer, started_at, { spent_link_token: text(asked.discovery_magic_links_token) }),
    // The plain app exchanges a link's token without holding it first. Then no email is left to open.
    forget: ['mail'],
  }),
  'discovery.organizations.list': (answer) => ({ facts: { choices: choicesOf(answer) } }),
  'discovery.intermediate_sessions.exchange': loginEffects,
  'discovery.organizations.create': loginEffects,
  'sessions.authenticate': loginEffects,
  'magic_links.authenticate': (answer, asked, exchange, known) => {
    const effects = loginEffects(answer, asked, exchange, known);
    const facts = { ...effects.facts, spent_link_token: text(asked.magic_links_token) };
    return { ...effects, drop: ['invitation_token', ...(effects.drop ?? [])], facts };
  },
  'sessions.exchange': loginEffects,
  ...federationEffects,
  ...secondFactorEffects,
  'sessions.revoke': () => ({ drop: ['session_token', 'session_jwt'] }),
};

/** The tokens that an error shows to be invalid. */
const worthless: Record<string, CredentialKind[]> = {
  magic_link_not_found: ['magic_link_token'],
  intermediate_session_not_found: ['intermediate_session_token'],
  oauth_token_not_found: ['oauth_token'],
  sso_token_not_found: ['sso_token'],
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
  return { ...nothing, ...effect?.(answer, parse(exchange.request.body) ?? {}, exchange, facts) };
}

function refusalEffects(error_type: string, { request }: Exchange, facts: Partial<Facts>): Partial<Effects> {
  const asked = parse(request.body) ?? {};
  // The reader may hold another token of the kind. The error isn't about that one.
  if (error_type === 'oauth_token_not_found' && asked.discovery_oauth_token === facts.spent_oauth_token) return {};
  // It may have been used by a run that was interrupted.
  if (error_type === 'unable_to_authenticate_recovery_code') return nextRecoveryCode(asked, facts);
  if (error_type !== 'unable_to_auth_magic_link')
    return { drop: Object.hasOwn(worthless, error_type) ? worthless[error_type] : [] };
  const isInvitation = asked.magic_links_token !== undefined;
  const refused_link_token = text(asked.discovery_magic_links_token ?? asked.magic_links_token);
  const isOld = refused_link_token === facts.spent_link_token;
  return { drop: isOld ? [] : [isInvitation ? 'invitation_token' : 'magic_link_token'], facts: { refused_link_token } };
}

import type { CredentialKind } from '../../../guides/credentials.ts';
import type { Exchange } from '../../../wire/exchange.ts';
import { object, parse, text, type Json } from '../../json.ts';
import type { Effects, Facts } from '../../types.ts';
import type { Passkey } from './facts.ts';

/** Lifetime of register and verify tokens (docs/passwordless.md, "Tokens and keys"). The responses don't say so. */
const LIFE_MS = 120 * 1000;

type Effect = (answer: Json, asked: Json, exchange: Exchange, facts: Partial<Facts>) => Partial<Effects>;

/** The effects of successful calls. */
const effects: Record<string, Effect> = {
  'passwordless.register.token': (answer, asked, exchange) => ({
    hold: [twoMinutes('register_token', answer, exchange)],
    facts: { registering: { user_id: text(asked.userId), alias: firstText(asked.aliases) } },
  }),
  'passwordless.register.complete': (answer, asked, exchange, { registering }) => ({
    drop: ['register_token'],
    hold: [twoMinutes('verify_token', answer, exchange)],
    // The first step's passkey has no alias; later steps sign in by alias.
    facts: registering?.alias
      ? { passkey: { id: text(object(asked.response).id), ...registering }, passkey_user: registering }
      : {},
  }),
  'passwordless.signin.complete': (answer, _, exchange) => ({
    hold: [twoMinutes('verify_token', answer, exchange)],
  }),
  'passwordless.signin.verify': (answer) => ({
    drop: ['verify_token'],
    facts: { signed_in: { user_id: text(answer.userId) } },
  }),
  'passwordless.credentials.list': (answer) => {
    const passkeys = passkeysOf(answer);
    return passkeys.length > 0 ? { facts: { passkeys } } : { forget: ['passkeys'] };
  },
  'passwordless.credentials.delete': (_, asked, __, { passkeys = [], passkey }) => {
    const id = text(asked.credentialId);
    const left = passkeys.filter((one) => one.id !== id);
    const forget: (keyof Facts)[] = [];
    if (left.length === 0) forget.push('passkeys');
    if (passkey?.id === id) forget.push('passkey');
    return { facts: { passkeys: left, deleted_passkey: id }, forget };
  },
};

/** The token that an error shows to be invalid, by call. */
const spentBy: Record<string, CredentialKind> = {
  'passwordless.register.begin': 'register_token',
  'passwordless.signin.verify': 'verify_token',
};
const WORTHLESS = new Set(['expired_token', 'invalid_token', 'invalid_token_format']);

/** Reads what an exchange changed for the reader. */
export function readEffects(exchange: Exchange, facts: Partial<Facts>): Effects {
  const nothing: Effects = { drop: [], hold: [], facts: {}, forget: [], sent: false };
  if (!exchange.response) return nothing;
  const answer = parse(exchange.response.body) ?? {};
  const operation = exchange.operation ?? '';
  if (exchange.response.status >= 400) {
    const kind = spentBy[operation];
    return { ...nothing, drop: kind && WORTHLESS.has(text(answer.errorCode)) ? [kind] : [] };
  }
  return { ...nothing, ...effects[operation]?.(answer, parse(exchange.request.body) ?? {}, exchange, facts) };
}

const twoMinutes = (kind: CredentialKind, answer: Json, { started_at }: Exchange) => ({
  kind,
  value: text(answer.token),
  expires_at: started_at + LIFE_MS,
});

const firstText = (list: unknown): string => (Array.isArray(list) ? text(list[0]) : '');

function passkeysOf(answer: Json): Passkey[] {
  const values = Array.isArray(answer.values) ? answer.values : [];
  return values.map((value: unknown) => {
    const { descriptor, userId, nickname, device } = object(value);
    return { id: text(object(descriptor).id), user_id: text(userId), nickname: text(nickname), device: text(device) };
  });
}

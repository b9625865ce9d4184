import { object, text, type Json } from '../../../json.ts';
import type { Effects, Facts } from '../../../types.ts';
import { loginEffects, type Effect } from './login-effects.ts';

/** The effects of requiring a second factor, of enrolling in one, and of logging in with it. */
export const secondFactorEffects: Record<string, Effect> = {
  'organizations.update': (answer) => requirementsOf(object(answer.organization)),
  'totps.create': (answer) => {
    const codes = stringsOf(answer.recovery_codes);
    return {
      hold: [{ kind: 'totp_secret', value: text(answer.secret), expires_at: null }, ...firstOf(codes)],
      facts: { recovery_codes: codes },
      // Until its first code, the new authenticator is none.
      forget: ['enrolled'],
    };
  },
  'totps.authenticate': (answer, asked, exchange, facts) => {
    const effects = loginEffects(answer, asked, exchange, facts);
    const enrolled = { member_id: text(asked.member_id), used_code: text(asked.code) };
    return { ...effects, facts: { ...effects.facts, enrolled } };
  },
  'recovery_codes.recover': (answer, asked, exchange, facts) => {
    const effects = loginEffects(answer, asked, exchange, facts);
    const next = nextRecoveryCode(asked, facts);
    return {
      ...effects,
      drop: [...next.drop, ...(effects.drop ?? [])],
      hold: [...(effects.hold ?? []), ...next.hold],
      facts: { ...effects.facts, ...next.facts },
    };
  },
};

/** The factors that an organization requires of each login from now on. */
function requirementsOf(organization: Json): Pick<Effects, 'facts' | 'forget'> {
  const named = {
    organization_id: text(organization.organization_id),
    organization: text(organization.organization_name),
  };
  const isSsoOnly = stringsOf(organization.allowed_auth_methods).join() === 'sso';
  const needsFactor = organization.mfa_policy === 'REQUIRED_FOR_ALL';
  return {
    facts: { ...(isSsoOnly && { sso_only: named }), ...(needsFactor && { second_factor_required: named }) },
    forget: [
      ...(isSsoOnly ? [] : (['sso_only'] as const)),
      ...(needsFactor ? [] : (['second_factor_required'] as const)),
    ],
  };
}

/** Effects of a recovery code that was used, or refused because it had been: the reader holds the next one. */
export function nextRecoveryCode(
  asked: Json,
  { recovery_codes: known = [] }: Partial<Facts>,
): Pick<Effects, 'drop' | 'hold' | 'facts'> {
  const codes = known.filter((code) => code !== asked.recovery_code);
  return { drop: ['recovery_code'], hold: firstOf(codes), facts: { recovery_codes: codes } };
}

/** The code that the user types next. Each is single-use. */
const firstOf = ([value]: string[]): Effects['hold'] =>
  value === undefined ? [] : [{ kind: 'recovery_code', value, expires_at: null }];

const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

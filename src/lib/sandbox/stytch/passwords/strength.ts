import type { PasswordPolicy } from './policy.ts';
import { ratable } from './strength-cost.ts';

/** Passwords that Stytch's breach data certainly contains. The sandbox has no copy of it and asks no other service. */
const BREACHED = new Set(['correcthorsebatterystaple', 'correct horse battery staple']);

/** Whether a password is in the breach data. A login asks only this: rating a password blocks the main thread. */
export const isBreached = (password: string): boolean => BREACHED.has(password.toLowerCase());

const STRONG_SCORE = 3;

/** Rates a password, in the fields of passwords.strength_check. */
export async function strengthOf(password: string, email: string | undefined, policy: PasswordPolicy) {
  const breached_password = policy.check_breach_on_creation && isBreached(password);
  const common = { breached_password, breach_detection_on_create: policy.check_breach_on_creation };
  if (policy.validation_policy === 'LUDS') {
    const luds_feedback = ludsFeedback(password, policy);
    const isValid = luds_feedback.missing_characters === 0 && luds_feedback.missing_complexity === 0;
    return {
      ...common,
      valid_password: isValid && !breached_password,
      score: 0,
      strength_policy: 'luds' as const,
      luds_feedback,
      zxcvbn_feedback: null,
    };
  }
  const { score, zxcvbn_feedback } = await zxcvbnFeedback(password, email);
  return {
    ...common,
    valid_password: score >= STRONG_SCORE && !breached_password,
    score,
    strength_policy: 'zxcvbn' as const,
    luds_feedback: null,
    zxcvbn_feedback,
  };
}

async function zxcvbnFeedback(password: string, email: string | undefined) {
  // Loaded at first use: it takes 58 ms and 25 MB.
  const { default: zxcvbn } = await import('zxcvbn');
  const { score, feedback } = zxcvbn(ratable(password), email === undefined ? [] : [email]);
  // Stytch's port of this library has the general suggestion last, and a full stop after every text.
  const [general, ...specific] = feedback.suggestions;
  const suggestions = specific.length > 0 ? [...specific, general ?? ''] : feedback.suggestions;
  return { score, zxcvbn_feedback: { warning: ended(feedback.warning), suggestions: suggestions.map(ended) } };
}

const ended = (text: string) => (text === '' || text.endsWith('.') ? text : `${text}.`);

function ludsFeedback(password: string, policy: PasswordPolicy) {
  const has = {
    has_lower_case: /\p{Ll}/u.test(password),
    has_upper_case: /\p{Lu}/u.test(password),
    has_digit: /\d/.test(password),
    has_symbol: /[^\p{L}\d]/u.test(password),
  };
  const complexity = Object.values(has).filter(Boolean).length;
  return {
    ...has,
    missing_complexity: Math.max(0, policy.luds_min_password_complexity - complexity),
    missing_characters: Math.max(0, policy.luds_min_password_length - [...password].length),
  };
}

import { randomInt } from 'node:crypto';
import { newId } from '../ids.ts';
import type { MemberProfile } from '../rows.ts';

export type RecoveryCodes = NonNullable<MemberProfile['recovery_codes']>;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const part = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Makes ten new codes, `xxxx-xxxx-xxxx` (docs/stytch.md, "TOTP and recovery codes"). */
export const newCodes = (): string[] => Array.from({ length: 10 }, () => [part(), part(), part()].join('-'));

export const storedCodes = (codes: string[]): RecoveryCodes =>
  codes.map((code) => ({ id: newId('totp-recovery-code'), code }));

/** Lists a member's unused codes. */
export const unusedCodes = (profile: MemberProfile): string[] => (profile.recovery_codes ?? []).map(({ code }) => code);

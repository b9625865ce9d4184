import { z } from 'zod';
import { refuseTaken } from '../aliases/store.ts';
import { HINTS } from '../ceremony-options.ts';
import { fail } from '../errors.ts';
import { aliases, caseless, nonEmpty, maybe, text, userId } from '../fields.ts';
import { operation } from '../operation.ts';
import { DEFAULT_LIFE } from '../tokens/lifetimes.ts';
import { issue } from '../tokens/tokens.ts';

export const token = operation(
  ['POST', '/register/token', 'ApiSecret'],
  caseless({
    userId,
    username: nonEmpty,
    displayName: maybe(text),
    attestation: maybe(text),
    authenticatorType: maybe(text),
    discoverable: maybe(z.boolean('must be true or false')),
    userVerification: maybe(text),
    aliases: maybe(aliases),
    aliasHashing: maybe(z.boolean('must be true or false')),
    expiresAt: maybe(text.transform(readTime)),
    hints: maybe(
      z
        .array(z.enum(HINTS, `must hold ${HINTS.join(', ')}`), 'must be a list of strings')
        .max(3, 'must have at most 3 items'),
    ),
  }),
  async (call, input) => {
    checkAttestation(input.attestation ?? '');
    const wanted = input.aliases ?? [];
    await refuseTaken(call, input.userId, wanted);
    const content = {
      userId: input.userId,
      username: input.username,
      displayName: input.displayName ?? input.username,
      authenticatorType: input.authenticatorType ?? '',
      discoverable: input.discoverable ?? true,
      userVerification: input.userVerification ?? '',
      aliases: wanted,
      aliasHashing: input.aliasHashing ?? true,
      hints: input.hints ?? [],
    };
    return { token: issue(call, 'register_', content, input.expiresAt ?? call.now + DEFAULT_LIFE * 1000) };
  },
);

/** Parses a time. Without a zone, it's UTC (docs/passwordless.md, "Register token"). */
function readTime(value: string, context: z.RefinementCtx): number {
  const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(value) || !value.includes('T') ? value : `${value}Z`;
  const time = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) context.addIssue('must be a date and time in ISO 8601');
  return time;
}

/**
 * Checks the attestation: `none` in any case. The others must be lower-case and require a feature that no account here
 * has (docs/passwordless.md, "Register token").
 */
function checkAttestation(attestation: string): void {
  if (attestation === 'direct' || attestation === 'indirect') fail('attestation_not_supported_on_plan');
  if (attestation !== '' && attestation.toLowerCase() !== 'none') fail('invalid_attestation');
}

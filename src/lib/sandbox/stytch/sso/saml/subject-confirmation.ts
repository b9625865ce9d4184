import { z } from 'zod';
import { SKEW } from './limits.ts';

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/**
 * How an assertion says who may present it, and where. node-saml doesn't check the recipient, and the time only when
 * there was a request.
 */
export const confirmation = z.object({
  $: z.object({ Method: z.string() }),
  SubjectConfirmationData: z
    .array(
      z.object({
        $: z.object({
          Recipient: z.string().optional(),
          InResponseTo: z.string().optional(),
          NotBefore: z.string().optional(),
          NotOnOrAfter: z.string().optional(),
        }),
      }),
    )
    .length(1)
    .optional(),
});

type Confirmation = z.infer<typeof confirmation>;
export type ConfirmationProblem = 'invalid' | 'expired' | 'not_yet_valid' | 'unsolicited';

/** The values that a confirmation must match. */
interface Expected {
  /** The addresses at which the connection accepts responses. */
  recipients: string[];
  /** Empty if there was no request. */
  requestId: string;
  /** In milliseconds, on the provider's clock. */
  now: number;
}

/**
 * Checks that a browser may present the assertion here and now: one bearer confirmation must fit (SAML 2.0 Profiles,
 * section 4.1.4.3).
 * @returns undefined if one fits, or else what is wrong with the last one
 */
export function problemOf(confirmations: Confirmation[], expected: Expected): ConfirmationProblem | undefined {
  const problems = confirmations.map((one) => problemOfOne(one, expected));
  return problems.includes(undefined) ? undefined : (problems.at(-1) ?? 'invalid');
}

function problemOfOne(
  { $, SubjectConfirmationData: data }: Confirmation,
  { recipients, requestId, now }: Expected,
): ConfirmationProblem | undefined {
  const { Recipient = '', InResponseTo = '', NotBefore, NotOnOrAfter = '' } = data?.[0]?.$ ?? {};
  const until = Date.parse(NotOnOrAfter);
  if ($.Method !== BEARER || Number.isNaN(until) || !recipients.includes(Recipient)) return 'invalid';
  if (requestId !== '' && InResponseTo !== requestId) return 'unsolicited';
  if (until + SKEW <= now) return 'expired';
  return NotBefore !== undefined && Date.parse(NotBefore) - SKEW > now ? 'not_yet_valid' : undefined;
}

import { SAML, SamlStatusError, ValidateInResponseTo } from '@node-saml/node-saml';
import { z } from 'zod';
import { OLDEST, SKEW } from './limits.ts';
import { confirmation, problemOf, type ConfirmationProblem } from './subject-confirmation.ts';

/*
 * The service provider's side of SAML. node-saml checks signature, audience and time, and reads nothing but what was
 * signed. Only imported when it's needed: it takes a tenth of a second to load.
 */

interface Options {
  /** The address that a request names for its response. */
  acs_url: string;
  /** The addresses at which a response is accepted. */
  recipients: string[];
  /** The audiences that a response may be for. */
  audiences: string[];
  idp_entity_id: string;
  idp_sso_url: string;
  certificates: string[];
  nameid_format: string;
  /** The key that signs requests, in PEM format. */
  signing_key: string;
  /** The key that decrypts assertions, in PEM format. */
  decryption_key: string | undefined;
  /** In milliseconds, on the provider's clock. */
  now: number;
}

/** Checks times on the provider's clock, and accepts a second audience. */
class ServiceProvider extends SAML {
  readonly now: number;
  readonly audiences: string[];

  constructor(options: Options, requestId: string) {
    super({
      issuer: options.audiences[0] ?? '',
      audience: options.audiences[0] ?? '',
      callbackUrl: options.acs_url,
      entryPoint: options.idp_sso_url,
      idpCert: options.certificates,
      identifierFormat: options.nameid_format,
      disableRequestedAuthnContext: true,
      privateKey: options.signing_key,
      signatureAlgorithm: 'sha256',
      ...(options.decryption_key !== undefined && { decryptionPvk: options.decryption_key }),
      acceptedClockSkewMs: SKEW,
      maxAssertionAgeMs: OLDEST,
      // One of both must be signed; node-saml then reads only the signed part.
      wantAuthnResponseSigned: false,
      wantAssertionsSigned: false,
      validateInResponseTo: requestId === '' ? ValidateInResponseTo.never : ValidateInResponseTo.always,
      generateUniqueId: () => requestId,
      cacheProvider: {
        saveAsync: async () => null,
        getAsync: async (id) => (id === requestId ? new Date().toISOString() : null),
        removeAsync: async () => null,
      },
    });
    this.now = options.now;
    this.audiences = options.audiences;
  }

  protected override checkTimestampsValidityError(_: number, ...times: [string, string, number?]): Error | null {
    return super.checkTimestampsValidityError(this.now, ...times);
  }

  protected override checkAudienceValidityError(
    _: string,
    restrictions: Parameters<SAML['checkAudienceValidityError']>[1],
  ): Error | null {
    const errors = this.audiences.map((audience) => super.checkAudienceValidityError(audience, restrictions));
    return errors.includes(null) ? null : (errors[0] ?? null);
  }
}

/**
 * Returns the address that asks the provider to sign a user in, signed (SAML 2.0 Bindings, section 3.4).
 * @param additionalParams more query parameters
 */
export const signInUrl = (
  options: Options,
  requestId: string,
  relayState: string,
  additionalParams: Record<string, string>,
): Promise<string> =>
  new ServiceProvider(options, requestId).getAuthorizeUrlAsync(relayState, undefined, { additionalParams });

type Reason = ConfirmationProblem | 'invalid_signature' | 'invalid_audience' | 'failed';

/** The reason a response was refused. */
export class SamlError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, cause?: unknown) {
    super(`The SAML response is refused: ${reason}.`, { cause });
    this.reason = reason;
  }
}

/** The reasons by what node-saml says. */
const REASONS: readonly [RegExp, Reason][] = [
  [/signature|too many transforms/i, 'invalid_signature'],
  [/audience/i, 'invalid_audience'],
  [/InResponseTo/, 'unsolicited'],
  [/not yet valid/, 'not_yet_valid'],
  [/expired|No valid subject confirmation/, 'expired'],
];

function reasonOf(error: unknown): SamlError {
  if (error instanceof SamlStatusError) return new SamlError('failed', error);
  const text = error instanceof Error ? error.message : '';
  const [, reason = 'invalid'] = REASONS.find(([pattern]) => pattern.test(text)) ?? [];
  return new SamlError(reason, error);
}

const one = <T extends z.ZodType>(item: T) => z.array(item).length(1);
const withText = z.object({ _: z.string(), $: z.object({ Format: z.string().optional() }).optional() });

const signedPart = z.object({
  Assertion: z.object({
    $: z.object({ ID: z.string().min(1).max(256), IssueInstant: z.iso.datetime({ offset: true }) }),
    Issuer: one(withText),
    Conditions: one(z.object({ $: z.object({ NotOnOrAfter: z.string() }) })),
    Subject: one(
      z.object({
        NameID: one(withText).optional(),
        SubjectConfirmation: z.array(confirmation),
      }),
    ),
  }),
});

/** A provider's signed statement about a user. */
export interface SamlAssertion {
  id: string;
  issued_at: number;
  name_id: string | undefined;
  name_id_format: string | undefined;
  attributes: Record<string, unknown>;
  /** Whether the response says that it answers a request. */
  isAnswer: boolean;
}

/**
 * Checks a response to a request of ours, or one that the provider sent on its own.
 * @param response the form's `SAMLResponse`
 * @param requestId the request's ID; empty if there was none
 * @throws {SamlError} when it's no use
 */
export async function readResponse(options: Options, response: string, requestId: string): Promise<SamlAssertion> {
  const provider = new ServiceProvider(options, requestId);
  const { profile } = await provider.validatePostResponseAsync({ SAMLResponse: response }).catch((error: unknown) => {
    throw reasonOf(error);
  });
  const read = signedPart.safeParse(profile?.getAssertion?.());
  if (!profile || !read.success) throw new SamlError('invalid', read.error);
  const { $, Issuer, Subject } = read.data.Assertion;
  if (Issuer[0]?._ !== options.idp_entity_id) throw new SamlError('invalid');
  const [nameId] = Subject[0]?.NameID ?? [];
  const confirmations = Subject[0]?.SubjectConfirmation ?? [];
  const problem = problemOf(confirmations, { ...options, requestId });
  if (problem) throw new SamlError(problem);
  return {
    id: $.ID,
    issued_at: Date.parse($.IssueInstant),
    name_id: nameId?._,
    name_id_format: nameId?.$?.Format,
    attributes: z.record(z.string(), z.unknown()).parse(profile.attributes ?? {}),
    isAnswer:
      profile.inResponseTo !== undefined ||
      confirmations.some(({ SubjectConfirmationData: data }) => data?.[0]?.$.InResponseTo !== undefined),
  };
}

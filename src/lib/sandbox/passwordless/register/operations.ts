import { z } from 'zod';
import { refuseTaken, replaceAliases } from '../aliases/store.ts';
import { HINTS, rpIdOf } from '../ceremony-options.ts';
import { registrationOptions, verifyRegistration } from './ceremony.ts';
import { deviceOf } from '../credentials/device.ts';
import { timestamp, toBase64 } from '../entities.ts';
import { fail } from '../errors.ts';
import { aliases, caseless, filled, longest, maybe, page, text, userId } from '../fields.ts';
import { operation } from '../operation.ts';
import { credentialsOf, insertCredential } from '../store.ts';
import { DEFAULT_LIFE } from '../tokens/lifetimes.ts';
import { issue, open, refuseSpent, spend } from '../tokens/tokens.ts';

const token = operation(
  ['POST', '/register/token', 'ApiSecret'],
  caseless({
    userId,
    username: filled,
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

/** A time without a zone is UTC (docs/passwordless.md, "Register token"). */
function readTime(value: string, context: z.RefinementCtx): number {
  const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(value) || !value.includes('T') ? value : `${value}Z`;
  const time = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) context.addIssue('must be a date and time in ISO 8601');
  return time;
}

/**
 * `none` in any letter case; the others in small letters, and only with a feature that no account here has
 * (docs/passwordless.md, "Register token").
 */
function checkAttestation(attestation: string): void {
  if (attestation === 'direct' || attestation === 'indirect') fail('attestation_not_supported_on_plan');
  if (attestation !== '' && attestation.toLowerCase() !== 'none') fail('invalid_attestation');
}

const begin = operation(
  ['POST', '/register/begin', 'ApiKey'],
  caseless({ token: maybe(text), ...page }),
  async (call, input) => {
    const { id, content } = open(call, 'register_', input.token);
    await refuseSpent(call, id);
    const rpId = rpIdOf(input.origin || fail('origin_required'), input.rpid);
    const known = await credentialsOf(call, content.userId);
    const data = await registrationOptions(
      content,
      rpId,
      known.map((credential) => credential.id),
    );
    const { userId, aliases, aliasHashing, userVerification } = content;
    const session = issue(
      call,
      'session_',
      {
        ceremony: 'register',
        tokenId: id,
        challenge: data.challenge,
        rpId,
        userId,
        aliases,
        aliasHashing,
        userVerification,
      },
      null,
    );
    return { data, session };
  },
);

const complete = operation(
  ['POST', '/register/complete', 'ApiKey'],
  caseless({
    session: maybe(text),
    response: caseless({
      id: filled,
      rawId: filled,
      type: filled,
      clientExtensionResults: maybe(
        caseless({ credProps: maybe(caseless({ rk: maybe(z.boolean('must be true or false')) })) }),
      ),
      response: caseless({ attestationObject: filled, clientDataJSON: filled }),
    }),
    nickname: maybe(longest(64)),
    ...page,
  }),
  async (call, input) => {
    const { content: session } = open(call, 'session_', input.session);
    if (session.ceremony !== 'register') return fail('invalid_token', { title: 'The session belongs to a sign-in.' });
    const origin = input.origin || fail('origin_required');
    const { clientExtensionResults = {}, ...response } = input.response;
    const registered = await verifyRegistration({ ...response, clientExtensionResults }, session, origin);

    const { credential } = registered;
    const seen = { device: deviceOf(call.header('user-agent')), country: call.header('cf-ipcountry') ?? '' };
    const nickname = input.nickname ?? null;
    const isDiscoverable = clientExtensionResults.credProps?.rk;
    await call.db.transaction().execute(async (trx) => {
      const within = { ...call, db: trx };
      // First, so that a registration sent twice is told what it is: a passkey that is known.
      await insertCredential(call, trx, {
        ...seen,
        id: credential.id,
        user_id: session.userId,
        public_key: Buffer.from(credential.publicKey).toString('base64url'),
        sign_count: credential.counter,
        attestation_fmt: registered.fmt,
        aaguid: registered.aaguid,
        rp_id: session.rpId,
        origin,
        nickname,
        is_discoverable: isDiscoverable === undefined ? null : Number(isDiscoverable),
        is_backup_eligible: Number(registered.credentialDeviceType === 'multiDevice'),
        backup_state: Number(registered.credentialBackedUp),
        created_at: call.now,
        last_used_at: call.now,
      });
      await spend(within, session.tokenId);
      // A token without aliases leaves those that are there (docs/passwordless.md, "Complete registration").
      if (session.aliases.length > 0)
        await replaceAliases(call, trx, {
          userId: session.userId,
          aliases: session.aliases,
          hashed: session.aliasHashing,
        });
    });

    const content = {
      ...seen,
      userId: session.userId,
      type: 'passkey_register' as const,
      timestamp: timestamp(call.now),
      rpId: session.rpId,
      origin,
      nickname,
      credentialId: toBase64(credential.id),
      purpose: null,
    };
    return { token: issue(call, 'verify_', content, call.now + DEFAULT_LIFE * 1000) };
  },
);

export const register = [token, begin, complete];

import { z } from 'zod';
import { replaceAliases } from '../aliases/store.ts';
import { deviceOf } from '../credentials/device.ts';
import { timestamp, toBase64 } from '../entities.ts';
import { fail } from '../errors.ts';
import { caseless, nonEmpty, maxLength, maybe, browserFields, text } from '../fields.ts';
import { operation } from '../operation.ts';
import { insertCredential } from '../store.ts';
import { DEFAULT_LIFE } from '../tokens/lifetimes.ts';
import { issue, open } from '../tokens/tokens.ts';
import { spend } from '../tokens/spent.ts';

export const complete = operation(
  ['POST', '/register/complete', 'ApiKey'],
  caseless({
    session: maybe(text),
    response: caseless({
      id: nonEmpty,
      rawId: nonEmpty,
      type: nonEmpty,
      clientExtensionResults: maybe(
        caseless({ credProps: maybe(caseless({ rk: maybe(z.boolean('must be true or false')) })) }),
      ),
      response: caseless({ attestationObject: nonEmpty, clientDataJSON: nonEmpty }),
    }),
    nickname: maybe(maxLength(64)),
    ...browserFields,
  }),
  async (call, input) => {
    const { verifyRegistration } = await import('./ceremony.ts');
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
      // Comes first, so that a repeated registration fails because the passkey exists.
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
      // A token without aliases keeps existing ones (docs/passwordless.md, "Complete registration").
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

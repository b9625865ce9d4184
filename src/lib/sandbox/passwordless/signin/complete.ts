import { authConfigFor, touchAuthConfig } from '../auth-configs/store.ts';
import { deviceOf } from '../credentials/device.ts';
import { timestamp, toBase64 } from '../entities.ts';
import { fail } from '../errors.ts';
import { bytes, caseless, nonEmpty, maybe, browserFields, text } from '../fields.ts';
import { operation } from '../operation.ts';
import { countUse, findCredential } from '../store.ts';
import { issue, open } from '../tokens/tokens.ts';

export const complete = operation(
  ['POST', '/signin/complete', 'ApiKey'],
  caseless({
    session: maybe(text),
    response: caseless({
      id: bytes(nonEmpty),
      rawId: bytes(nonEmpty),
      type: nonEmpty,
      response: caseless({
        authenticatorData: nonEmpty,
        clientDataJSON: nonEmpty,
        signature: nonEmpty,
        userHandle: maybe(text),
      }),
    }),
    ...browserFields,
  }),
  async (call, input) => {
    const { STALE_COUNTER, verifySignin } = await import('./ceremony.ts');
    const { content: session } = open(call, 'session_', input.session);
    if (session.ceremony !== 'signin')
      return fail('invalid_token', { title: 'The session belongs to a registration.' });
    const origin = input.origin || fail('origin_required');
    const { response } = input;
    const credential = await findCredential(call, response.id);
    if (!credential) return fail('unknown_credential', { extensions: { credentialId: response.id } });

    const count = await verifySignin(response, session, credential, origin);
    if (!(await countUse(call, credential.id, count))) return fail('signin_complete_error', { title: STALE_COUNTER });
    const config = await authConfigFor(call, session.purpose);
    await touchAuthConfig(call, config.purpose);
    const content = {
      userId: credential.user_id,
      type: 'passkey_signin' as const,
      timestamp: timestamp(call.now),
      rpId: session.rpId,
      origin,
      device: deviceOf(call.header('user-agent')),
      country: call.header('cf-ipcountry') ?? '',
      nickname: credential.nickname,
      credentialId: toBase64(credential.id),
      purpose: config.purpose,
    };
    return { token: issue(call, 'verify_', content, call.now + config.time_to_live * 1000) };
  },
);

import { ownerOf } from '../aliases/store.ts';
import { authConfigFor, touchAuthConfig } from '../auth-configs/store.ts';
import { rpIdOf } from '../ceremony-options.ts';
import { signinOptions, STALE_COUNTER, verifySignin } from './ceremony.ts';
import { deviceOf } from '../credentials/device.ts';
import { timestamp, toBase64 } from '../entities.ts';
import { fail } from '../errors.ts';
import { caseless, filled, maybe, page, text, userId, whole } from '../fields.ts';
import { operation, type Call } from '../operation.ts';
import { countUse, credentialsOf, findCredential } from '../store.ts';
import { DEFAULT_LIFE } from '../tokens/lifetimes.ts';
import { issue, open, spend } from '../tokens/tokens.ts';

const purpose = maybe(text);
const SIGN_IN = 'sign-in';
const WEEK = 604_800;

const begin = operation(
  ['POST', '/signin/begin', 'ApiKey'],
  caseless({ userId: maybe(text), alias: maybe(text), purpose, ...page }),
  async (call, input) => {
    const rpId = rpIdOf(input.origin || fail('origin_required'), input.rpid);
    const config = await authConfigFor(call, input.purpose ?? SIGN_IN);
    // Somebody unknown gets the same answer as nobody: an empty list, with which the browser offers what it has
    // (docs/passwordless.md, "Begin sign-in"). There is no "user not found" to probe accounts with.
    const user = await userOf(call, input);
    const allowed = user === undefined ? [] : await credentialsOf(call, user);
    const data = await signinOptions(
      config,
      rpId,
      allowed.map(({ id }) => id),
    );
    const session = issue(
      call,
      'session_',
      {
        ceremony: 'signin',
        challenge: data.challenge,
        rpId,
        userId: user !== undefined && allowed.length > 0 ? user : null,
        userVerification: config.user_verification,
        purpose: config.purpose,
      },
      null,
    );
    return { data, session };
  },
);

/** The id counts more than the alias. */
async function userOf(call: Call, given: { userId?: string | undefined; alias?: string | undefined }) {
  if (given.userId) return given.userId;
  return given.alias ? ownerOf(call, given.alias) : undefined;
}

const complete = operation(
  ['POST', '/signin/complete', 'ApiKey'],
  caseless({
    session: maybe(text),
    response: caseless({
      id: filled,
      rawId: filled,
      type: filled,
      response: caseless({
        authenticatorData: filled,
        clientDataJSON: filled,
        signature: filled,
        userHandle: maybe(text),
      }),
    }),
    ...page,
  }),
  async (call, input) => {
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

const verify = operation(
  ['POST', '/signin/verify', 'ApiSecret'],
  caseless({ token: maybe(text) }),
  async (call, input) => {
    const { id, expires_at, content } = open(call, 'verify_', input.token);
    await spend(call, id);
    const {
      userId,
      timestamp: signedAt,
      rpId,
      origin,
      device,
      country,
      nickname,
      credentialId,
      purpose,
      type,
    } = content;
    return {
      userId,
      timestamp: signedAt,
      // The service writes the first, the documentation and the Node SDK's types know the second (docs/passwordless.md,
      // "Verify a sign-in").
      rpId,
      rpid: rpId,
      origin,
      success: true,
      device,
      country,
      nickname,
      credentialId,
      purpose,
      expiresAt: expires_at === null ? null : timestamp(expires_at),
      tokenId: id,
      type,
    };
  },
);

const generateToken = operation(
  ['POST', '/signin/generate-token', 'ApiSecret'],
  caseless({ userId, timeToLive: maybe(whole(1, WEEK)), purpose, ...page }),
  async (call, input) => {
    const config = await authConfigFor(call, input.purpose ?? SIGN_IN);
    await touchAuthConfig(call, config.purpose);
    // The user need not exist (docs/passwordless.md, "Management calls").
    const content = {
      userId: input.userId,
      type: 'generated_signin' as const,
      timestamp: timestamp(call.now),
      rpId: input.rpid ?? null,
      origin: input.origin ?? null,
      device: deviceOf(call.header('user-agent')),
      country: call.header('cf-ipcountry') ?? '',
      nickname: null,
      credentialId: null,
      purpose: config.purpose,
    };
    return { token: issue(call, 'verify_', content, call.now + (input.timeToLive ?? DEFAULT_LIFE) * 1000) };
  },
);

export const signin = [begin, complete, verify, generateToken];

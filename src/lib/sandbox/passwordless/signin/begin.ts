import { ownerOf } from '../aliases/store.ts';
import { authConfigFor } from '../auth-configs/store.ts';
import { rpIdOf } from '../ceremony-options.ts';
import { fail } from '../errors.ts';
import { caseless, maybe, browserFields, text } from '../fields.ts';
import { type Call, operation } from '../operation.ts';
import { credentialsOf } from '../store.ts';
import { issue } from '../tokens/tokens.ts';
import { purpose, SIGN_IN } from './purpose.ts';

export const begin = operation(
  ['POST', '/signin/begin', 'ApiKey'],
  caseless({ userId: maybe(text), alias: maybe(text), purpose, ...browserFields }),
  async (call, input) => {
    const { signinOptions } = await import('./ceremony.ts');
    const rpId = rpIdOf(input.origin || fail('origin_required'), input.rpid);
    const config = await authConfigFor(call, input.purpose ?? SIGN_IN);
    // An unknown user gets the same response as no user: an empty list, so the browser offers its own passkeys
    // (docs/passwordless.md, "Begin sign-in"). This way a caller can't find out which users exist.
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

/** Returns the user's id. An id takes precedence over an alias. */
async function userOf(call: Call, user: { userId?: string | undefined; alias?: string | undefined }) {
  if (user.userId) return user.userId;
  return user.alias ? ownerOf(call, user.alias) : undefined;
}

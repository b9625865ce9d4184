import { ownerOf } from '../aliases/store.ts';
import { authConfigFor } from '../auth-configs/store.ts';
import { rpIdOf } from '../ceremony-options.ts';
import { fail } from '../errors.ts';
import { caseless, maybe, browserFields, text } from '../fields.ts';
import { type Call, operation } from '../operation.ts';
import { credentialsOf } from '../store.ts';
import { issue } from '../tokens/tokens.ts';
import { signinOptions } from './ceremony.ts';
import { purpose, SIGN_IN } from './purpose.ts';

export const begin = operation(
  ['POST', '/signin/begin', 'ApiKey'],
  caseless({ userId: maybe(text), alias: maybe(text), purpose, ...browserFields }),
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

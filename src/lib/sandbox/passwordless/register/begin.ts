import { rpIdOf } from '../ceremony-options.ts';
import { fail } from '../errors.ts';
import { caseless, maybe, browserFields, text } from '../fields.ts';
import { operation } from '../operation.ts';
import { credentialsOf } from '../store.ts';
import { issue, open } from '../tokens/tokens.ts';
import { refuseSpent } from '../tokens/spent.ts';

export const begin = operation(
  ['POST', '/register/begin', 'ApiKey'],
  caseless({ token: maybe(text), ...browserFields }),
  async (call, input) => {
    const { registrationOptions } = await import('./ceremony.ts');
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

import { timestamp } from '../entities.ts';
import { caseless, maybe, text } from '../fields.ts';
import { operation } from '../operation.ts';
import { open } from '../tokens/tokens.ts';
import { spend } from '../tokens/spent.ts';

export const verify = operation(
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
      // The service returns the first; its documentation and the Node SDK's types have the second
      // (docs/passwordless.md, "Verify a sign-in").
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

import { authConfigFor, touchAuthConfig } from '../auth-configs/store.ts';
import { timestamp } from '../entities.ts';
import { caseless, maybe, browserFields, userId, integer } from '../fields.ts';
import { operation } from '../operation.ts';
import { DEFAULT_LIFE } from '../tokens/lifetimes.ts';
import { issue } from '../tokens/tokens.ts';
import { purpose, SIGN_IN } from './purpose.ts';

const WEEK = 604_800;

export const generateToken = operation(
  ['POST', '/signin/generate-token', 'ApiSecret'],
  caseless({ userId, timeToLive: maybe(integer(1, WEEK)), purpose, ...browserFields }),
  async (call, input) => {
    const config = await authConfigFor(call, input.purpose ?? SIGN_IN);
    await touchAuthConfig(call, config.purpose);
    // The user doesn't have to exist (docs/passwordless.md, "Management calls").
    const content = {
      userId: input.userId,
      type: 'generated_signin' as const,
      timestamp: timestamp(call.now),
      rpId: input.rpid ?? null,
      origin: input.origin ?? null,
      // No browser was there.
      device: null,
      country: null,
      nickname: null,
      credentialId: null,
      purpose: config.purpose,
    };
    return { token: issue(call, 'verify_', content, call.now + (input.timeToLive ?? DEFAULT_LIFE) * 1000) };
  },
);

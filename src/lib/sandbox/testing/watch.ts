import { expect, onTestFinished } from 'vitest';
import type { Handler } from '../core/http/request.ts';
import { problemsOf, readOfficial } from './official.ts';

/** Paths of the official description. */
const DESCRIBED = /^\/v1\/(?:b2b|m2m|debug|projects|connected_apps)\//;

/** Paths that a browser or an identity provider opens. The description doesn't have them. */
const OPENED = /^\/v1\/b2b\/(?:public\/|scim\/scim-connection-|magic_links\/redirect$|(?:oauth|sso)\/callback\/)/;

let official: ReturnType<typeof readOfficial> | undefined;

/** Validates every response of Stytch's API against the official description. The test fails at its end. */
export function watched(handler: Handler): Handler {
  official ??= readOfficial();
  const problems: string[] = [];
  onTestFinished(() => expect(problems).toEqual([]));
  return async (request) => {
    const answer = await handler(request);
    const { method, path } = request;
    const isApi = DESCRIBED.test(path) && !OPENED.test(path);
    // The caller never sees a dropped response.
    if (official && isApi && !answer.dropped)
      problems.push(...problemsOf(official, method, path, answer.status, JSON.parse(answer.body)));
    return answer;
  };
}

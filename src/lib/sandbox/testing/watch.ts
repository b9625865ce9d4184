import type { Hono } from 'hono';
import { expect, onTestFinished } from 'vitest';
import { problemsOf, readOfficial } from './official.ts';

let official: ReturnType<typeof readOfficial> | undefined;

/** Calls the app and holds every answer of Stytch's own API against the official description. The test fails at its end. */
export function watched(app: Hono): Hono['fetch'] {
  official ??= readOfficial();
  const problems: string[] = [];
  onTestFinished(() => expect(problems).toEqual([]));
  return async (request, ...rest) => {
    const answer = await app.fetch(request, ...rest);
    const { pathname } = new URL(request.url);
    const isApi = pathname.startsWith('/v1/b2b/') && !pathname.endsWith('/magic_links/redirect');
    // An answer that was dropped has no body to look at.
    if (official && isApi && answer.headers.get('content-type') === 'application/json') {
      problems.push(...problemsOf(official, request.method, pathname, answer.status, await answer.clone().json()));
    }
    return answer;
  };
}

import type { ServerResponse } from 'node:http';
import type { Hono } from 'hono';
import { expect, onTestFinished } from 'vitest';
import { problemsOf, readOfficial } from './official.ts';

let official: ReturnType<typeof readOfficial> | undefined;

/** Calls the app and holds every answer of Stytch's own API against the official description. The test fails at its end. */
export function watched(app: Hono): Hono['fetch'] {
  official ??= readOfficial();
  const problems: string[] = [];
  onTestFinished(() => expect(problems).toEqual([]));
  return async (request, env, ...rest) => {
    const written = writtenTo(env);
    const answer = await app.fetch(request, env, ...rest);
    const { pathname } = new URL(request.url);
    const isApi = pathname.startsWith('/v1/b2b/') && !pathname.endsWith('/magic_links/redirect');
    if (!official || !isApi) return answer;
    // An answer that was dropped has no body to look at.
    const isJson = answer.headers.get('content-type') === 'application/json';
    const body = written.text ?? (isJson ? await answer.clone().text() : undefined);
    const status = written.status ?? answer.status;
    if (body !== undefined) problems.push(...problemsOf(official, request.method, pathname, status, JSON.parse(body)));
    return answer;
  };
}

/** What the app writes to the socket itself, where it was handed one. */
function writtenTo(env: unknown): { status?: number; text?: string } {
  const written: { status?: number; text?: string } = {};
  const outgoing = (env as { outgoing?: ServerResponse } | undefined)?.outgoing;
  if (!outgoing) return written;
  const end = outgoing.end.bind(outgoing) as (body?: string) => ServerResponse;
  outgoing.end = (body?: unknown) => {
    if (typeof body === 'string') Object.assign(written, { status: outgoing.statusCode, text: body });
    return end(body as string | undefined);
  };
  return written;
}

import type { APIContext, APIRoute } from 'astro';

/** Something the caller got wrong; the sentence says what to do. */
export class BadRequest extends Error {
  readonly status: number;
  constructor(sentence: string, status = 400) {
    super(sentence);
    this.status = status;
  }
}

/** A JSON answer for one reader alone: it may hold their tokens, so nobody keeps it. */
export function answer(
  value: unknown,
  options: { status?: number; cookies?: string[]; retryAfterS?: number | undefined } = {},
): Response {
  const headers = new Headers({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  for (const cookie of options.cookies ?? []) headers.append('Set-Cookie', cookie);
  if (options.retryAfterS !== undefined) headers.set('Retry-After', String(options.retryAfterS));
  return new Response(JSON.stringify(value), { status: options.status ?? 200, headers });
}

/** Makes an API route whose failures are JSON too: a thrown error would otherwise end on the HTML error page. */
export function api(route: (context: APIContext) => Promise<Response>): APIRoute {
  return async (context) => {
    try {
      return await route(context);
    } catch (error) {
      if (error instanceof BadRequest) return answer({ error: error.message }, { status: error.status });
      const held = context.locals.bench.blockedReason(error);
      if (held) return answer({ error: held.refused }, held);
      context.locals.bench.noteFailure(error);
      return answer({ error: 'Something broke here. Nothing you did is lost; try again.' }, { status: 500 });
    }
  };
}

/** The JSON object in the body. @throws {BadRequest} */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text().catch((error: unknown) => {
    // The adapter throws a plain Error when a body without a length turns out longer than `bodySizeLimit`.
    if (String(error).includes('Body size limit')) throw new BadRequest('This is longer than 64 KB. Send less.', 413);
    throw error;
  });
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new BadRequest('The body is not a JSON object. Send something like {"guide":"stytch-b2b","step":"discover"}.');
}

/** A text in a body; whatever is none is empty. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

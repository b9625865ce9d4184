import type { ErrorBody } from '../../pages/api/bench/_errors.ts';

/** Creates an error response: JSON for the API, text for everything else. */
export function refuse(
  request: Request,
  status: 403 | 404 | 405 | 413 | 429 | 500,
  sentence: string,
  more?: Record<string, string>,
): Response {
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...more };
  const isApi = new URL(request.url).pathname.startsWith('/api/');
  return isApi
    ? Response.json({ error: sentence } satisfies ErrorBody, { status, headers })
    : new Response(sentence, { status, headers });
}

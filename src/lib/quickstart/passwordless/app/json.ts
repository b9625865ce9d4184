import { explain } from '../explain.ts';

/** A JSON response that isn't cached. */
export function json(
  body: object,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', ...headers },
  });
}

/**
 * Reads the strings in a JSON body. Null for anything else: a
 * form on another site can post, but not JSON.
 */
export async function readJson(
  request: Request,
): Promise<Record<string, string> | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) return null;
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== 'object' || body === null) return null;
  const texts = Object.entries(body).filter(
    ([, value]) => typeof value === 'string',
  );
  return Object.fromEntries(texts);
}

// #region problem
/** Returns each problem with its own status and message. */
export function problem(error: unknown): Response {
  const { status, title, advice, step } = explain(error);
  return json({ title, advice, step }, status);
}
// #endregion problem

export const badRequest = () =>
  json(
    {
      title: 'The request is invalid',
      advice: 'Send JSON with string fields.',
    },
    400,
  );

import type { EmulatorResponse } from '../core/response.ts';
import type { ProblemBody } from './errors.ts';

/** Said by every answer, so that nobody takes an emulator for the real thing (docs/design.md, "Not affiliated"). */
const EMULATED_BY = 'First Login sandbox; not affiliated with Bitwarden';

/**
 * On every answer. Any page may call the service, with any header (docs/passwordless.md, "Reading requests and
 * answering"): the browser client sends two of its own, so a page of another origin asks first.
 */
const ALWAYS: Record<string, string> = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-emulated-by': EMULATED_BY,
};

/** An answer with this body, or with none at all. */
export const success = (status: number, body: unknown): EmulatorResponse =>
  body === undefined
    ? { status, headers: ALWAYS, body: '' }
    : { status, headers: { 'content-type': 'application/json', ...ALWAYS }, body: JSON.stringify(body) };

/**
 * The type is exactly this, without a charset: the Node SDK compares the whole header and loses the details otherwise
 * (docs/passwordless.md, "Node SDK").
 */
export const problemResponse = (body: ProblemBody, headers: Record<string, string> = {}): EmulatorResponse => ({
  status: body.status,
  headers: { 'content-type': 'application/problem+json', ...ALWAYS, ...headers },
  body: JSON.stringify(body),
});

/** What a browser asks before a page of another origin may call. */
export const preflight = (asked: string | undefined): EmulatorResponse => ({
  status: 204,
  headers: {
    ...ALWAYS,
    'access-control-allow-methods': 'GET, POST',
    ...(asked !== undefined && { 'access-control-allow-headers': asked }),
    'access-control-max-age': '600',
  },
  body: '',
});

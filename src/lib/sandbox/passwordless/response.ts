import type { EmulatorResponse } from '../core/http/response.ts';
import type { ProblemBody } from './errors.ts';

/**
 * Every response names the emulator, so that it isn't mistaken for the real service (docs/design.md, "Not affiliated").
 */
const EMULATED_BY = 'First Login sandbox; not affiliated with Bitwarden';

/**
 * On every response. Any page may call the service, with any header (docs/passwordless.md, "Reading requests and
 * answering"). The browser client sends two of its own, so browsers send a preflight request.
 */
const ALWAYS: Record<string, string> = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-emulated-by': EMULATED_BY,
};

/**
 * Makes a successful response.
 * @param body undefined for an empty one
 */
export const success = (status: number, body: unknown): EmulatorResponse =>
  body === undefined
    ? { status, headers: ALWAYS, body: '' }
    : { status, headers: { 'content-type': 'application/json', ...ALWAYS }, body: JSON.stringify(body) };

/**
 * Makes a problem+json response. The content type has no charset, because the Node SDK compares the whole header and
 * otherwise loses the details (docs/passwordless.md, "Node SDK").
 */
export const problemResponse = (body: ProblemBody, headers: Record<string, string> = {}): EmulatorResponse => ({
  status: body.status,
  headers: { 'content-type': 'application/problem+json', ...ALWAYS, ...headers },
  body: JSON.stringify(body),
});

/** Answers a preflight request. */
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

/** Said by every answer, so that nobody takes an emulator for the real thing (design, section 11). */
const EMULATED_BY = 'First Login sandbox; not affiliated with Stytch';

/** The headers of a JSON answer: never cached, never sniffed. */
export const jsonHeaders = (more: Record<string, string> = {}): Record<string, string> => ({
  'content-type': 'application/json',
  ...plain(more),
});

/** A JSON answer as the emulator gives it. */
export const json = (status: number, body: unknown, headers?: Record<string, string>): Response =>
  new Response(JSON.stringify(body), { status, headers: jsonHeaders(headers) });

/** A redirect that leaks neither the token in its address nor where it came from. */
export const redirectTo = (url: string): Response =>
  new Response(null, { status: 302, headers: plain({ location: url, 'referrer-policy': 'no-referrer' }) });

const plain = (headers: Record<string, string>): Record<string, string> => ({
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-emulated-by': EMULATED_BY,
  ...headers,
});

/** Said by every answer, so that nobody takes an emulator for the real thing (docs/design.md, "Not affiliated"). */
const EMULATED_BY = 'First Login sandbox; not affiliated with Stytch';

/** An answer before it is sent, in the form in which it is also recorded. */
export interface EmulatorResponse {
  status: number;
  headers: Record<string, string>;
  /** Empty where there is none. */
  body: string;
  /** It is lost on the way: the caller sees a closed connection. */
  dropped?: boolean;
}

/** Never cached, never sniffed. */
const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-emulated-by': EMULATED_BY,
};
const JSON_HEADERS = { 'content-type': 'application/json', ...ALWAYS };

/** A JSON answer as the emulator gives it. */
export const json = (status: number, body: unknown, headers?: Record<string, string>): EmulatorResponse => ({
  status,
  headers: headers ? { ...JSON_HEADERS, ...headers } : JSON_HEADERS,
  body: JSON.stringify(body),
});

/** A redirect that leaks neither the token in its address nor where it came from. */
export const redirectTo = (url: string): EmulatorResponse => ({
  status: 302,
  headers: { ...ALWAYS, location: url, 'referrer-policy': 'no-referrer' },
  body: '',
});

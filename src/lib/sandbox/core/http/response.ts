/**
 * Every response names the emulator, so that it isn't mistaken for the real service (docs/design.md, "Not affiliated").
 */
const EMULATED_BY = 'First Login sandbox; not affiliated with Stytch';

/** A response, as it is sent and recorded. */
export interface EmulatorResponse {
  status: number;
  headers: Record<string, string>;
  /** Empty where there is none. */
  body: string;
  /** The response is lost: the caller sees a closed connection. */
  dropped?: boolean;
}

/** On every response: no caching, no content sniffing. */
const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-emulated-by': EMULATED_BY,
};
const JSON_HEADERS = { 'content-type': 'application/json', ...ALWAYS };

/** Makes a JSON response. */
export const json = (status: number, body: unknown, headers?: Record<string, string>): EmulatorResponse => ({
  status,
  headers: headers ? { ...JSON_HEADERS, ...headers } : JSON_HEADERS,
  body: JSON.stringify(body),
});

/** Makes a redirect that leaks neither the token in the URL nor where the browser came from. */
export const redirectTo = (url: string): EmulatorResponse => ({
  status: 302,
  headers: { ...ALWAYS, location: url, 'referrer-policy': 'no-referrer' },
  body: '',
});

/** Makes the page that a proxy between the app and the provider sends when it can't reach the provider. */
export const proxyPage = (status = 502): EmulatorResponse => ({
  status,
  headers: { ...ALWAYS, 'content-type': 'text/html' },
  body: `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>proxy</body></html>`,
});

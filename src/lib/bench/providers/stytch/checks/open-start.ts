/** Stytch answered the start of a login with an error instead of a redirect. */
export class StartRefused extends Error {
  readonly error_type: string;
  constructor(error_type: string) {
    super(`The login didn’t start: ${error_type}`);
    this.error_type = error_type;
  }
}

/**
 * Opens an address that starts a login, as a browser would, but doesn't follow the redirect: no one signs in.
 * @returns the host that the browser would be sent to
 * @throws {StartRefused} when Stytch answers with an error
 */
export async function openStart(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  const location = response.headers.get('location');
  if (location) return new URL(location, url).host;
  const body: unknown = await response.json().catch(() => undefined);
  throw new StartRefused(errorTypeIn(body) ?? String(response.status));
}

const errorTypeIn = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'error_type' in body ? String(body.error_type) : undefined;

import { Secret } from '../../config/secret.ts';
import type { Mail } from '../types.ts';

/** What is needed to call the sandbox in a project's name. */
export interface Credentials {
  project_id: string;
  secret: Secret;
}

/** The keys of the project's account at the second provider. */
export interface PasskeyKeys {
  /** For browsers; no secret. */
  api_key: string;
  api_secret: Secret;
}

export interface MadeProject extends Credentials {
  base_url: string;
  expires_at: number;
  /** Null with a sandbox that does not emulate that provider. */
  passkeys: PasskeyKeys | null;
}

/** The sandbox answered, but not with what was asked for. */
class ControlPlaneError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The sandbox answered ${status}.`);
    this.status = status;
  }
}

/** Whether the sandbox no longer knows the project. */
export const saysGone = (error: unknown): boolean => error instanceof ControlPlaneError && error.status === 401;

/** The sandbox's own door beside the API it emulates. Over HTTP, so that another process can play the provider. */
export interface ControlPlane {
  /** Creates a project with these redirect URLs. The first one is the default. */
  makeProject(redirectUrls: string[]): Promise<MadeProject>;
  /** Newest first. */
  listMessages(credentials: Credentials, to?: string): Promise<(Mail & { html: string; token: string })[]>;
  reset(credentials: Credentials): Promise<void>;
  /** Moves the project's clock ahead. It never goes back by itself. */
  advanceClock(credentials: Credentials, seconds: number): Promise<void>;
}

/** What the sandbox answers when it has made a project. */
type Made = Record<'project_id' | 'secret' | 'base_url' | 'expires_at', string> & {
  passwordless?: { api_key: string; api_secret: string };
};

/**
 * @param providerUrl the origin the sandbox listens on
 * @param siteKey what its own sandbox knows the site by
 */
export function createControlPlane(providerUrl: string, siteKey?: Secret): ControlPlane {
  const call = async (method: string, path: string, credentials?: Credentials, body = {}): Promise<unknown> => {
    const headers = new Headers({ 'Content-Type': 'application/json' });
    if (siteKey) headers.set('X-Sandbox-Site-Key', siteKey.reveal());
    if (credentials) headers.set('Authorization', basicAuthorization(credentials));
    const init = {
      method,
      headers,
      signal: AbortSignal.timeout(10_000),
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    };
    const response = await fetch(`${providerUrl}/_sandbox${path}`, init);
    if (!response.ok) throw new ControlPlaneError(response.status);
    return response.json();
  };
  return {
    async makeProject(redirect_urls) {
      const { passwordless, ...made } = (await call('POST', '/projects', undefined, { redirect_urls })) as Made;
      const passkeys = passwordless && { ...passwordless, api_secret: new Secret(passwordless.api_secret) };
      return {
        ...made,
        secret: new Secret(made.secret),
        expires_at: Date.parse(made.expires_at),
        passkeys: passkeys ?? null,
      };
    },
    async listMessages(credentials, to) {
      const query = to ? `?to=${encodeURIComponent(to)}` : '';
      const { messages } = (await call('GET', `/messages${query}`, credentials)) as {
        messages: (Mail & { html: string; token: string })[];
      };
      return messages;
    },
    async reset(credentials) {
      await call('POST', '/reset', credentials);
    },
    async advanceClock(credentials, seconds) {
      await call('POST', '/clock', credentials, { advance_seconds: seconds });
    },
  };
}

/** HTTP Basic: the project id is the user, the secret the password. */
function basicAuthorization({ project_id, secret }: Credentials): string {
  return `Basic ${Buffer.from(`${project_id}:${secret.reveal()}`).toString('base64')}`;
}

import type { Secret } from '../../config/secret.ts';
import { Blocked } from '../../wire/blocked.ts';
import { noRoom } from '../no-room.ts';
import * as responses from './control-plane-responses.ts';

/** A sandbox project's credentials. */
export interface ProjectCredentials {
  project_id: string;
  secret: Secret;
}

/** The control plane's error responses. */
class ControlPlaneError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The sandbox answered ${status}.`);
    this.status = status;
  }
}

/** Whether an error is a response of the control plane with this status. */
export const hasStatus = (error: unknown, status: number): boolean =>
  error instanceof ControlPlaneError && error.status === status;

/**
 * Calls the control plane.
 * @param path the path below `/_sandbox`, with its query
 * @param project the one that the call is about; omitted to create one
 * @returns the JSON of a successful response, not validated yet
 * @throws {ControlPlaneError} when the response is an error
 * @throws {Blocked} when there is no room for more data
 */
type CallControlPlane = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  project?: ProjectCredentials,
  body?: object,
  headers?: Record<string, string>,
) => Promise<unknown>;

const TIMEOUT_MS = 10_000;

/** Makes the function that calls the control plane. Its parameters are those of `createControlPlane`. */
export function createCaller(providerUrl: string, siteKey?: Secret): CallControlPlane {
  return async (method, path, project, body = {}, more = {}) => {
    const headers = new Headers({ 'Content-Type': 'application/json', ...more });
    if (siteKey) headers.set('X-Sandbox-Site-Key', siteKey.reveal());
    if (project) headers.set('Authorization', basicAuthorization(project));
    const response = await fetch(`${providerUrl}/_sandbox${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    });
    if (response.status === 507) throw await whatIsFull(response);
    if (!response.ok) throw new ControlPlaneError(response.status);
    return (await response.json()) as unknown;
  };
}

/** Tells whether the site is full, or only a project or a network: then the sandbox's own words say what helps. */
async function whatIsFull(response: Response): Promise<Blocked> {
  const { data } = responses.full.safeParse(await response.json().catch(() => undefined));
  const [, title, advice] = /^(.+?)\. (.+)$/.exec(data?.error_message ?? '') ?? [];
  if (data?.error_type === 'sandbox_full' || !title || !advice) return noRoom('data');
  return new Blocked(507, title, advice);
}

/** HTTP Basic: the project id is the user, the secret the password. */
function basicAuthorization({ project_id, secret }: ProjectCredentials): string {
  return `Basic ${Buffer.from(`${project_id}:${secret.reveal()}`).toString('base64')}`;
}

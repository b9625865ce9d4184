import type { Project } from '../sandbox-project/projects.ts';
import { STYTCH, type Connection } from './types.ts';

/** Where the emulated Passwordless.dev begins, on the sandbox's origin. */
export const PASSWORDLESS_BASE = '/passwordless';

/** A reader's sandbox project, as one of the guides calls it. @throws when this sandbox emulates no such provider */
export function sandboxConnection(project: Project, guide: string): Connection {
  const { origin, shownOrigin, passkeys } = project;
  if (guide === STYTCH) {
    return { mode: 'sandbox', url: origin, shownOrigin, id: project.project_id, secret: project.secret };
  }
  if (!passkeys) throw new Error('This sandbox emulates no Passwordless.dev.');
  const { api_key, api_secret } = passkeys;
  return { mode: 'sandbox', url: origin + PASSWORDLESS_BASE, shownOrigin, id: api_key, secret: api_secret };
}

import { checkNodeVersion } from './node-version.ts';
import type { Sandbox, SandboxOptions } from './types.ts';

export type * from './types.ts';

/**
 * Starts the sandbox inside this process.
 * @throws {Error} if the port is in use, or Node is older than the sandbox needs
 * @example
 * const sandbox = await createSandbox();
 * const project = await sandbox.createProject({ redirect_urls: ['http://localhost:8000/authenticate'] });
 * const stytch = new B2BClient(project);
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkNodeVersion();
  const { startSandbox } = await import('./start.ts');
  return startSandbox(options);
}

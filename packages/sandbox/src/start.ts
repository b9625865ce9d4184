import { serveSandbox } from '../../../scripts/lib/serve-sandbox.ts';
import { readSeed } from '../../../src/lib/sandbox/seed-file.ts';
import { createProject } from './project.ts';
import type { Sandbox, SandboxOptions } from './types.ts';

/** Starts the sandbox. It reads no environment variable, so that a test suite's own settings don't reach it. */
export async function startSandbox({ port = 0, dataDir = '' }: SandboxOptions): Promise<Sandbox> {
  const { url, createSeededProject, close } = await serveSandbox({ DATA_DIR: dataDir }, port);
  return {
    url,
    close,
    createProject: async (seed = {}) => createProject(url, await createSeededProject(readSeed(seed))),
  };
}

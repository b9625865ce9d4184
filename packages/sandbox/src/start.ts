import { setImmediate } from 'node:timers/promises';
import { serveSandbox } from '../../../scripts/lib/serve-sandbox.ts';
import { SettingsError } from '../../../src/lib/config/settings.ts';
import { readSeed, SeedError } from '../../../src/lib/sandbox/seed-file.ts';
import { PortInUse } from '../../../src/server/http/listen.ts';
import { createProject } from './project.ts';
import type { Sandbox, SandboxOptions } from './types.ts';

/** Starts the sandbox. It reads no environment variable, so that a test suite's own settings don't reach it. */
export async function startSandbox({ port = 0, dataDir = '', redirectHosts = [] }: SandboxOptions): Promise<Sandbox> {
  const served = await serveSandbox({ DATA_DIR: dataDir, SANDBOX_REDIRECT_HOSTS: redirectHosts.join(',') }, port).catch(
    asOption,
  );
  const { url, createSeededProject } = served;
  let isClosed = false;
  return {
    url,
    close: async () => {
      isClosed = true;
      await served.close();
      // Clients in this process notice that their connections ended. Otherwise their next call would use one of them.
      for (let turn = 0; turn < 3; turn++) await setImmediate();
    },
    createProject: async (seed = {}) => {
      if (isClosed) throw new Error('The sandbox is closed.');
      return createProject(url, await createSeededProject(readSeed(seed)).catch(asOption));
    },
  };
}

/** Rethrows an error about a setting, worded for the option that sets it here. */
function asOption(error: unknown): never {
  if (error instanceof PortInUse)
    throw new Error(`Port ${error.port} is in use. Choose another port, or leave it out for any free one.`);
  if (error instanceof SettingsError)
    throw new Error(error.message.replaceAll('DATA_DIR', 'dataDir').replaceAll('PORT', 'port'));
  if (error instanceof SeedError && error.message.includes(HOSTS_SETTING))
    throw new SeedError(
      error.message.replace(`that its operator names in ${HOSTS_SETTING}`, 'in the option redirectHosts'),
    );
  throw error;
}

const HOSTS_SETTING = 'SANDBOX_REDIRECT_HOSTS';

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SettingsError } from '../../src/lib/config/settings.ts';
import type { CreatedProject } from '../../src/lib/sandbox/control/create-project.ts';
import { SeedError } from '../../src/lib/sandbox/seed-file.ts';
import { PortInUse } from '../../src/server/http/listen.ts';
import { inFile } from './in-file.ts';
import { serveSandbox } from './serve-sandbox.ts';

const usage = (command: string) => `${command} [--port <number>] [--seed <file>] [--json]

  --port <number>  the port to listen on; 0 for a free one. Default: PORT, or 3000
  --seed <file>    the project to start with, in JSON or YAML
  --json           print the address and the project's credentials as one line of JSON

It keeps nothing unless DATA_DIR or DATABASE_URL is set.`;

/** The command line can't be used. */
class UsageError extends Error {}

/**
 * Runs the command that starts the sandbox, until SIGTERM or SIGINT. A mistake of the user's is printed as a sentence.
 * @param command how the user calls it, for the usage
 * @param folder the folder that the path of a seed is relative to
 */
export async function runSandboxCommand(command: string, folder: string): Promise<void> {
  try {
    await serve(command, folder);
  } catch (error) {
    const message = inSentences(error, command);
    if (message === undefined) throw error;
    console.error(message);
    process.exitCode = 1;
  }
}

async function serve(command: string, folder: string): Promise<void> {
  const flags = readFlags();
  if (flags.help) return console.log(usage(command));
  const path = flags.seed && resolve(folder, flags.seed);
  // The YAML library is only loaded for a seed.
  const seed = path ? (await import('./read-seed-file.ts')).readSeedFile(path) : undefined;
  const { url, createSeededProject, close } = await serveSandbox(process.env, flags.port);
  try {
    const project = seed ? await createSeededProject(seed) : null;
    process.once('SIGTERM', () => void close());
    process.once('SIGINT', () => void close());
    console.log(flags.json ? JSON.stringify({ url, project }) : inWords(url, project));
    // Gives back what only the start needed, some 20 MB, where Node's flag --expose-gc allows it (`npm run sandbox`).
    setTimeout(() => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }), 200).unref();
  } catch (error) {
    await close();
    throw path ? inFile(path, error) : error;
  }
}

function readFlags() {
  const port = (text: string): number => {
    if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
      throw new UsageError(`--port must be a number from 0 to 65535, not ${text}.`);
    }
    return Number(text);
  };
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, port: values.port === undefined ? undefined : port(values.port) };
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

function inWords(url: string, project: CreatedProject | null): string {
  const where = `The sandbox is at ${url} (emulated Stytch and Passwordless.dev)`;
  return project ? `${where}\nproject_id: ${project.project_id}\nsecret:     ${project.secret}` : where;
}

function inSentences(error: unknown, command: string): string | undefined {
  if (error instanceof UsageError) return `${error.message}\n\n${usage(command)}`;
  if (error instanceof PortInUse) return `Port ${error.port} is in use. --port 0 picks a free one.`;
  return error instanceof SettingsError || error instanceof SeedError ? error.message : undefined;
}

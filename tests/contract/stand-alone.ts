import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compileCache } from '../../scripts/lib/compile-cache.ts';
import type { Credentials } from './harness.ts';

const PROGRAM = join(import.meta.dirname, '../../scripts/sandbox.ts');

/** The output of `--json`. */
interface Announced {
  url: string;
  project: (Credentials & { passwordless: { api_url: string; api_key: string; api_secret: string } }) | null;
}

/** Runs `npm run sandbox` as a user's test suite does, with no environment except the given one. */
function launch(args: string[], env: Record<string, string>) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { PATH, ...compileCache(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  return { child, ended, errors: () => errors };
}

/** Starts the sandbox on a free port and reads its first line of output. */
export async function startStandAlone(args: string[] = [], env: Record<string, string> = {}): Promise<Announced> {
  const { child, ended, errors } = launch(['--port', '0', '--json', ...args], env);
  const said = await Promise.race([once(child.stdout, 'data'), ended]);
  if (!Array.isArray(said)) throw new Error(`It ended: ${errors()}`);
  return JSON.parse(String(said[0])) as Announced;
}

/**
 * Runs a sandbox that can't start.
 * @returns its exit code and error output
 */
export async function refusedStart(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; errors: string }> {
  const { ended, errors } = launch(args, env);
  return { code: await ended, errors: errors() };
}

/**
 * Writes a seed file for one test.
 * @returns its path
 */
export function seedFile(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

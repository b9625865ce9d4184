import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/**
 * Installs a Debian package if that works without a password.
 * @param {string} name
 * @returns {Promise<string | undefined>} why it failed; undefined once the package is installed
 */
export async function ensurePackage(name) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return `not found, and only root can install it (Debian: apt install ${name})`;

  console.log(`Installing ${name}…`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', name]]) {
    const { ok, output } = await run('apt-get', args, environment);
    if (!ok) return `apt-get ${args.join(' ')} failed:\n${output}`;
  }
  return undefined;
}

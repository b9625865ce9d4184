import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { inRoot, root } from './paths.mjs';

/**
 * Runs a command in the project's root and keeps what it prints, to be shown if it is of use.
 * A signal that should end us is passed on first, so that no installer goes on writing after we are gone.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [environment]
 * @param {{ live?: boolean }} [options] live: show what it prints as it comes, and keep nothing
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, args, environment = process.env, { live = false } = {}) {
  return new Promise((resolve) => {
    const stdio = live ? 'inherit' : 'pipe';
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', stdio, stdio] });
    const chunks = /** @type {Buffer[]} */ ([]);
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const stop = passOnSignals(child);
    const end = (/** @type {boolean} */ ok, /** @type {string} */ more) => {
      stop();
      resolve({ ok, output: Buffer.concat(chunks).toString() + more });
    };
    child.on('error', (error) => end(false, `${command}: ${error.message}\n`));
    child.on('close', (code) => end(code === 0, ''));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} undoes it
 */
function passOnSignals(child) {
  const signals = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const listeners = signals.map((signal) => {
    const listener = () => {
      child.once('close', () => process.exit(1));
      child.kill(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => listeners.forEach((remove) => remove());
}

/**
 * An environment whose PATH is the machine's own, without the folders that npm puts before it.
 * @param {Record<string, string | undefined>} environment
 */
export function withoutLocalBins(environment) {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => !/node_modules[\\/]\.bin$/.test(folder));
  return { ...environment, PATH: folders.join(delimiter) };
}

/**
 * An environment in which commands are first looked for among our packages; `node` then is Node 24.
 * @param {Record<string, string | undefined>} environment
 */
export function withLocalBins(environment) {
  return { ...environment, PATH: `${inRoot('node_modules', '.bin')}${delimiter}${environment.PATH ?? ''}` };
}

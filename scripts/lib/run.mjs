import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { inRoot, root } from './paths.mjs';

/**
 * Runs a command in the project's root and returns what it prints.
 * A signal that would end this process is passed on first, so that no installer keeps writing after it's gone.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [environment]
 * @param {{ live?: boolean, onOutput?: (text: string) => void }} [options] live: also show what it prints as it comes;
 * onOutput: called with it
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, args, environment = process.env, { live = false, onOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = /** @type {Buffer[]} */ ([]);
    const keep = (/** @type {Buffer} */ chunk) => {
      chunks.push(chunk);
      if (live) process.stdout.write(chunk);
      onOutput?.(chunk.toString());
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
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
 * Returns an environment with the machine's own PATH, without the folders that npm adds.
 * @param {Record<string, string | undefined>} environment
 */
export function withoutLocalBins(environment) {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => !/node_modules[\\/]\.bin$/.test(folder));
  return { ...environment, PATH: folders.join(delimiter) };
}

/**
 * Returns an environment that finds commands among our packages first, so that `node` is Node 24.
 * @param {Record<string, string | undefined>} environment
 */
export function withLocalBins(environment) {
  return { ...environment, PATH: `${inRoot('node_modules', '.bin')}${delimiter}${environment.PATH ?? ''}` };
}

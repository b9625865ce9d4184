import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { installFingerprint } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { readProgress, sayUnreachable, sayWaiting, withoutProgress } from './registry.mjs';
import { run, withLocalBins, withoutLocalBins } from './run.mjs';

/** Inside node_modules, so that it is deleted with it. */
const STAMP = inRoot('node_modules', '.installed');

// --include=dev: with a host's NODE_ENV=production npm would leave out what the build needs.
// --loglevel=http: shows whether npm reaches its registry. It repeats failed requests for up to ten minutes.
const OPTIONS = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=http'];

/** Time without a package after which a reader wants to know why, in ms. */
const PATIENCE_MS = 30_000;

export const isInstalled = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === installFingerprint();

/**
 * Whether a production-only installation (`npm ci --omit=dev`) has what the lockfile names. That is enough to start a
 * site that is built already, for example in a container image.
 */
export function hasRuntime() {
  const installed = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const has = packagesIn(installed);
  return Object.entries(packagesIn(inRoot('package-lock.json'))).every(
    ([path, wanted]) =>
      !path || wanted?.dev || wanted?.optional || wanted?.devOptional || has[path]?.version === wanted?.version,
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean } | undefined>}
 */
const packagesIn = (lockfile) => JSON.parse(readFileSync(lockfile, 'utf8')).packages;

/**
 * Installs exactly what the lockfile names. Prints npm's output only if it fails.
 *
 * It takes two passes. The first runs on the machine's own Node (never on the one in node_modules, which it replaces)
 * and installs our Node 24. But npm silently skips every optional package that requires a newer Node than the one it
 * runs on: on Node 18, the compiled parts of Astro and Rolldown. The second pass runs on Node 24 and adds them, from
 * the same lockfile.
 */
export async function install() {
  // On stderr: the first line on stdout is the command's own, which test suites read (`npm run sandbox -- --json`).
  console.error('Installing… (about a minute)');
  const fingerprint = installFingerprint();
  await npm(['ci', ...OPTIONS], withoutLocalBins(process.env));
  await npm(['install', '--no-save', ...OPTIONS], withLocalBins(process.env));
  writeFileSync(STAMP, fingerprint);
}

/**
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 */
async function npm(args, environment) {
  let output = '';
  const timer = setTimeout(() => {
    const { isWaiting, code } = readProgress(output);
    if (isWaiting) console.error(sayWaiting(code));
  }, PATIENCE_MS);
  const { ok, output: all } = await run('npm', args, environment, { onOutput: (text) => (output += text) });
  clearTimeout(timer);
  if (ok) return;
  const { code } = readProgress(all);
  const failure = `npm ${args.join(' ')} failed:\n${withoutProgress(all)}`;
  throw new Error(code ? `${failure}\n${sayUnreachable(code)}` : failure);
}

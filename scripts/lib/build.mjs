import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { buildFingerprint } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

/** Written last, so that half a build never has it. */
const STAMP = inRoot('dist', '.built');

/** @param {Record<string, string | undefined>} environment */
export const isBuilt = (environment) =>
  existsSync(STAMP) && readFileSync(STAMP, 'utf8') === buildFingerprint(environment);

/**
 * Builds the site. Prints the build's output only if it fails.
 * @param {Record<string, string | undefined>} environment
 */
export async function build(environment) {
  console.log('Building…');
  // Taken first: a source that is saved during the build may be missing from it, so the next start builds again.
  const fingerprint = buildFingerprint(environment);
  rmSync(STAMP, { force: true });
  // NODE_ENV is set, so that the host's value can't reach the built pages.
  const settings = { ...environment, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  const { ok, output } = await run('npm', ['run', '--silent', 'build'], settings);
  if (!ok) throw new Error(`npm run build failed:\n${output}`);
  writeFileSync(STAMP, fingerprint);
}

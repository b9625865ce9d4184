import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { buildFingerprint } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

/** Written last, so that it never stands for half a build. */
const STAMP = inRoot('dist', '.built');

/** @param {Record<string, string | undefined>} environment */
export const isBuilt = (environment) =>
  existsSync(STAMP) && readFileSync(STAMP, 'utf8') === buildFingerprint(environment);

/**
 * Builds the site. Says so, and shows the build's own words only when it fails.
 * @param {Record<string, string | undefined>} environment
 */
export async function build(environment) {
  console.log('Building…');
  // Taken before: a source saved while the build runs may or may not be in it, so the next start builds again.
  const fingerprint = buildFingerprint(environment);
  rmSync(STAMP, { force: true });
  // NODE_ENV is set so that whatever the host has there cannot reach the built pages.
  const settings = { ...environment, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  const { ok, output } = await run('npm', ['run', '--silent', 'build'], settings);
  if (!ok) throw new Error(`npm run build failed:\n${output}`);
  writeFileSync(STAMP, fingerprint);
}

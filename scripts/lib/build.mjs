import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFingerprint } from './fingerprint.mjs';
import { keepHashedFiles } from './hashed-files.mjs';
import { inRoot } from './paths.mjs';
import { run, withLocalBins } from './run.mjs';

const DIST = inRoot('dist');
/** Folder that a build is made in. The running site and the last build stay as they are until it is complete. */
const NEXT = inRoot('.dist-next');
const LAST = inRoot('.dist-last');
/** Written last, so that half a build never has it. */
const STAMP = '.built';

/** @param {Record<string, string | undefined>} environment */
export const isBuilt = (environment) => {
  const stamp = join(DIST, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === buildFingerprint(environment);
};

/**
 * Builds the site next to the last build, then swaps the two. Prints the build's output only if it fails.
 * @param {Record<string, string | undefined>} environment
 * @param {{ live?: boolean }} [options] live: show what the build prints as it comes
 */
export async function build(environment, options) {
  console.log('Building…');
  // Taken first: a source that is saved during the build may be missing from it, so the next start builds again.
  const fingerprint = buildFingerprint(environment);
  rmSync(NEXT, { recursive: true, force: true });
  // NODE_ENV is set, so that the host's value can't reach the built pages.
  const settings = withLocalBins({ ...environment, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' });
  const { ok, output } = await run('astro', ['build', '--outDir', NEXT], settings, options);
  if (!ok) throw new Error(`The build failed:\n${options?.live ? '' : output}`);
  keepHashedFiles(DIST, NEXT);
  writeFileSync(join(NEXT, STAMP), fingerprint);
  swap();
}

/** A running site isn't disturbed: it has read all it needs. */
function swap() {
  rmSync(LAST, { recursive: true, force: true });
  if (existsSync(DIST)) renameSync(DIST, LAST);
  renameSync(NEXT, DIST);
  rmSync(LAST, { recursive: true, force: true });
}

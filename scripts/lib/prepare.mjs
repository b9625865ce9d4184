import { build, isBuilt } from './build.mjs';
import { hasRuntime, install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';

/** One lock for both: a build must not run while packages are being replaced under it. */
const LOCK = inRoot('.prepare.lock');
const PURPOSE = 'installing or building';

/** Installs from the lockfile when that has changed since the last complete installation. */
export async function ensureInstalled() {
  if (!isInstalled()) await withLock(LOCK, PURPOSE, installIfNeeded);
}

/**
 * Installs and builds, each only when something that it depends on has changed since it was last completed.
 * @param {Record<string, string | undefined>} [environment] the settings to build for
 */
export async function ensureBuilt(environment = process.env) {
  if (isBuilt(environment) && (isInstalled() || hasRuntime())) return;
  await withLock(LOCK, PURPOSE, async () => {
    await installIfNeeded();
    if (!isBuilt(environment)) await build(environment);
  });
}

// Checked again inside the lock: the process that held it before may have done the work.
async function installIfNeeded() {
  if (!isInstalled()) await install();
}

/** Builds the site, whether anything changed or not, with the packages that are there. Shows what the build prints. */
export async function rebuild(environment = process.env) {
  await withLock(LOCK, PURPOSE, () => build(environment, { live: true }));
}

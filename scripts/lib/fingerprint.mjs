import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from './paths.mjs';

/** The sources of a build. */
const SOURCES = [
  'src',
  'public',
  'examples',
  'integrations',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Settings that end up in the built pages. Add the ones that `astro.config.mjs` starts to read. */
const BUILD_SETTINGS = ['REPOSITORY_URL', 'LIVE_SITE_URL'];

/**
 * Returns a hash of every source and setting that a build depends on. File times don't count: a checkout, a copy or a
 * container layer changes them without changing anything.
 * @param {Record<string, string | undefined>} environment
 */
export function buildFingerprint(environment) {
  const hash = createHash('sha256');
  for (const source of SOURCES) addPath(hash, source);
  const file = readEnvFile();
  const setting = (/** @type {string} */ name) => environment[name] ?? file[name] ?? '';
  // A copy for reading has its own address built in. A site that runs gets it at start.
  const names = setting('LIVE_SITE_URL') ? [...BUILD_SETTINGS, 'SITE_URL'] : BUILD_SETTINGS;
  for (const name of names) hash.update(`${name}=${setting(name)}\0`);
  return hash.digest('hex');
}

/**
 * Returns the lines `NAME=value` of `.env`. Early Node 18 and 20 have no `process.loadEnvFile`, and a hash needs no
 * more than this.
 * @returns {Record<string, string>}
 */
function readEnvFile() {
  const file = inRoot('.env');
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, 'utf8').matchAll(/^\s*(?:export\s+)?(\w+)\s*=(.*)$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name, value.trim()]));
}

/** Returns a hash of what `npm ci` would install here. The platform counts because some packages are binaries. */
export function installFingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\0`);
  return hash.update(readFileSync(inRoot('package-lock.json'))).digest('hex');
}

/** Not part of a build: packages, whose versions are in the lockfile, and unit tests. */
const isLeftOut = (/** @type {string} */ name) => name === 'node_modules' || name.endsWith('.test.ts');

/**
 * Adds one file, or a folder's files in a fixed order. A missing path adds nothing.
 * @param {import('node:crypto').Hash} hash
 * @param {string} path from the root, with slashes
 */
function addPath(hash, path) {
  const file = join(root, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    for (const name of readdirSync(file).sort()) if (!isLeftOut(name)) addPath(hash, `${path}/${name}`);
  } else if (stat?.isFile()) {
    // The length keeps two files from hashing like one.
    const content = readFileSync(file);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
}

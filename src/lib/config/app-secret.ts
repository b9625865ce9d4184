import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPublic } from './bounds.ts';
import { makeFolder } from './make-folder.ts';
import { Secret } from './secret.ts';
import { SettingsError, type Settings } from './settings.ts';

/** Characters. What this module creates is longer. */
const SHORTEST = 32;

type SecretSettings = Pick<Settings, 'APP_SECRET' | 'DATA_DIR' | 'DATABASE_URL' | 'SITE_URL' | 'READER_CREDENTIALS'>;

/**
 * Returns the secret that encrypts readers' credentials: `APP_SECRET`, or one that is created once and kept in
 * `DATA_DIR`, readable by this user only.
 * @throws {SettingsError} if there is no `APP_SECRET` and a shared database, for which each instance would create its
 *   own, or a public site: there the secret must not be in the same place as what it encrypts
 */
export function appSecret(settings: SecretSettings): Secret {
  const { APP_SECRET, DATA_DIR, DATABASE_URL } = settings;
  if (APP_SECRET) return APP_SECRET;
  if (isPublic(settings) && settings.SITE_URL.startsWith('https:') && settings.READER_CREDENTIALS === 'on') {
    throw new SettingsError(
      'A public site that keeps readers’ credentials needs APP_SECRET, which isn’t stored next to them. Create it ' +
        'with: openssl rand -base64 33. Or set READER_CREDENTIALS=off.',
    );
  }
  if (DATABASE_URL) {
    throw new SettingsError(
      'DATABASE_URL needs APP_SECRET, too: all instances that share a database must have the same one. ' +
        'Create it with: openssl rand -base64 33',
    );
  }
  return new Secret(readOrCreate(join(DATA_DIR, 'app-secret'), DATA_DIR));
}

/** Reads the secret from its file, created if missing. @throws {SettingsError} if it's empty or can't be used */
function readOrCreate(file: string, folder: string): string {
  try {
    makeFolder(folder);
    if (!existsSync(file)) createOnce(file);
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= SHORTEST) return secret;
  } catch (error) {
    throw new SettingsError(`The secret in ${file} can’t be read or created: ${codeOf(error)}.`);
  }
  throw new SettingsError(
    `${file} is empty or cut off. Restore it from a backup; without one, delete it together with the database, whose ` +
      'readers’ credentials can’t be decrypted any more.',
  );
}

/** Creates the file in one step, so that two processes that start together never read half of it. */
function createOnce(file: string): void {
  const temporaryFile = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(temporaryFile, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    ignoreExisting(() => linkOrCopy(temporaryFile, file));
  } finally {
    unlinkSync(temporaryFile);
  }
}

/** Falls back to a copy, because some file systems have no hard links. Still only one of two processes makes it. */
function linkOrCopy(ownFile: string, file: string): void {
  try {
    linkSync(ownFile, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    copyFileSync(ownFile, file, constants.COPYFILE_EXCL);
  }
}

function ignoreExisting(create: () => void): void {
  try {
    create();
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

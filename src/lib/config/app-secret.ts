import { randomBytes } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Secret } from './secret.ts';
import { SettingsError, type Settings } from './settings.ts';

/**
 * What readers hold is encrypted with it: `APP_SECRET`, or one made once and kept in `DATA_DIR`, for this user's eyes.
 * @throws {SettingsError} when instances may share a database: each would make one of its own
 */
export function appSecret(settings: Pick<Settings, 'APP_SECRET' | 'DATA_DIR' | 'DATABASE_URL'>): Secret {
  const { APP_SECRET, DATA_DIR, DATABASE_URL } = settings;
  if (APP_SECRET) return APP_SECRET;
  if (DATABASE_URL) {
    throw new SettingsError(
      'DATABASE_URL needs APP_SECRET beside it: all instances that share a database must have the same. Make one with: openssl rand -base64 33',
    );
  }
  const file = join(DATA_DIR, 'app-secret');
  mkdirSync(DATA_DIR, { recursive: true });
  if (!existsSync(file)) makeOnce(file);
  return new Secret(readFileSync(file, 'utf8').trim());
}

/** Whole or not at all: of two that start together one makes it, and the other never reads half of it. */
function makeOnce(file: string): void {
  const own = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    unlessThere(() => nameAlso(own, file));
  } finally {
    unlinkSync(own);
  }
}

/** Some file systems give a file one name only. A copy is not made in one moment, but still by one of two that start. */
function nameAlso(own: string, file: string): void {
  try {
    linkSync(own, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    copyFileSync(own, file, constants.COPYFILE_EXCL);
  }
}

function unlessThere(make: () => void): void {
  try {
    make();
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

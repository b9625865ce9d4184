import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
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
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(own);
  }
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

/** What readers hold is encrypted with it: `APP_SECRET`, or one made once and kept in `DATA_DIR`, for this user's eyes. */
export function appSecret({ APP_SECRET, DATA_DIR }: Pick<Settings, 'APP_SECRET' | 'DATA_DIR'>): Secret {
  if (APP_SECRET) return APP_SECRET;
  const file = join(DATA_DIR, 'app-secret');
  mkdirSync(DATA_DIR, { recursive: true });
  try {
    // `wx`: of two that start together, one makes it and the other reads it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return new Secret(readFileSync(file, 'utf8').trim());
}

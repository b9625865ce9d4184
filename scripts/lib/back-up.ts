import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SettingsError } from '../../src/lib/config/settings.ts';
import { fileIn } from '../../src/lib/store/database.ts';

/**
 * Copies the database file, as it is at one moment, and the secret that belongs to it.
 * @param data the folder of both
 * @param target created if missing; it must not contain a backup
 * @throws {SettingsError}
 */
export function backUp(data: string, target: string): void {
  const [from, to] = [fileIn(data), fileIn(target)];
  if (!existsSync(from)) throw new SettingsError(`There is no database in ${data}. Set DATA_DIR as the site has it.`);
  if (existsSync(to)) throw new SettingsError(`${target} has a backup already. Name another folder.`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  // Unlike a copy of the file, this includes what is still in the write-ahead log.
  database.prepare('vacuum into ?').run(to);
  database.close();
  chmodSync(to, 0o600);
  const secret = join(data, 'app-secret');
  if (existsSync(secret)) copyFileSync(secret, join(target, 'app-secret'));
}

import { sql } from 'kysely';
import { Migrator, type MigratorProps } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import { inByteOrder } from './postgres/byte-order.ts';

/** Thrown when the database has had a migration that this version doesn't know. */
export class UnknownMigrationError extends Error {}

/**
 * Brings the tables up to date. If several processes start together, one does the work and the others wait: on
 * PostgreSQL for Kysely's lock, on SQLite for the lock on the file.
 * @throws {UnknownMigrationError}
 */
export async function migrate(database: MigratorProps['db'], isPostgres: boolean): Promise<void> {
  await checkKnown(database);
  const steps = Object.entries(migrations).map(
    ([name, migration]) => [name, isPostgres ? inByteOrder(migration) : migration] as const,
  );
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => Object.fromEntries(steps) },
    // Branches that add migrations may be merged in any order; none builds on another's tables.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The tables could not be brought up to date.', { cause: error });
}

async function checkKnown(database: MigratorProps['db']): Promise<void> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database);
  const unknown = rows.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown) throw new UnknownMigrationError(`Unknown migration: ${unknown.name}`);
}

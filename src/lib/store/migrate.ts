import { sql } from 'kysely';
import { Migrator, type MigratorProps } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import { inByteOrder } from './postgres/byte-order.ts';

/** Thrown when another version of First Login created the tables, or changed them since. */
export class OtherVersionError extends Error {
  /** True if a newer version changed the tables; false if an older one created them. */
  readonly isNewer: boolean;

  /** @param migration one that this version doesn't know */
  constructor(migration: string, isNewer: boolean) {
    super(`Unknown migration: ${migration}`);
    this.isNewer = isNewer;
  }
}

/**
 * Brings the tables up to date. If several processes start together, one does the work and the others wait: on
 * PostgreSQL for Kysely's lock, on SQLite for the lock on the file.
 * @throws {OtherVersionError}
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
  const isNewer = rows.some(({ name }) => Object.hasOwn(migrations, name));
  if (unknown) throw new OtherVersionError(unknown.name, isNewer);
}

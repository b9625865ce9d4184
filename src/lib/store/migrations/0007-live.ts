import type { Kysely } from 'kysely';

/** Real test credentials: whose answer, what of the host's project is whose, and how much was sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lab_connections')
    .addColumn('reader_id', 'text', (c) => c.notNull().references('lab_readers.id').onDelete('cascade'))
    .addColumn('guide', 'text', (c) => c.notNull())
    .addColumn('mode', 'text')
    .addColumn('sealed', 'text')
    .addColumn('used_at', 'bigint', (c) => c.notNull())
    .addColumn('forgotten_at', 'bigint')
    .addColumn('answered_by', 'text')
    .addColumn('access', 'text')
    .addPrimaryKeyConstraint('lab_connections_key', ['reader_id', 'guide'])
    .execute();
  await db.schema.createIndex('lab_connections_used').on('lab_connections').columns(['mode', 'used_at']).execute();

  await db.schema
    .createTable('lab_reach')
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('thing', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('lab_reach_key', ['holder', 'thing'])
    .execute();
  await db.schema.createIndex('lab_reach_expiry').on('lab_reach').column('expires_at').execute();

  await db.schema
    .createTable('limits')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('points', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('limits_expiry').on('limits').column('expires_at').execute();

  // From now on these are sealed; what was kept open before is forgotten. Progress stays.
  for (const table of ['lab_holdings', 'lab_facts', 'lab_runs', 'lab_ceremonies'])
    await (db as Kysely<Record<string, object>>).deleteFrom(table).execute();
}

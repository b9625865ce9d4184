import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lab_readers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
    .addColumn('link_sent_by', 'text')
    .addColumn('link_sent_from', 'text')
    .execute();
  await db.schema.createIndex('lab_readers_last_seen').on('lab_readers').column('last_seen_at').execute();

  await db.schema
    .createTable('lab_projects')
    .addColumn('reader_id', 'text', (c) => c.primaryKey().references('lab_readers.id').onDelete('cascade'))
    .addColumn('project_id', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('base_url', 'text', (c) => c.notNull())
    .addColumn('api_key', 'text')
    .addColumn('api_secret', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('lab_runs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('reader_id', 'text', (c) => c.notNull().references('lab_readers.id').onDelete('cascade'))
    .addColumn('guide', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('result', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('lab_runs_reader').on('lab_runs').columns(['reader_id', 'started_at']).execute();

  await db.schema
    .createTable('lab_holdings')
    .addColumn('reader_id', 'text', (c) => c.notNull().references('lab_readers.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('run_id', 'text')
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('lab_holdings_key', ['reader_id', 'kind'])
    .execute();

  await db.schema
    .createTable('lab_facts')
    .addColumn('reader_id', 'text', (c) => c.notNull().references('lab_readers.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('lab_facts_key', ['reader_id', 'name'])
    .execute();

  await db.schema
    .createTable('lab_progress')
    .addColumn('reader_id', 'text', (c) => c.notNull().references('lab_readers.id').onDelete('cascade'))
    .addColumn('guide', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('done_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('lab_progress_key', ['reader_id', 'guide', 'step'])
    .execute();

  await db.schema
    .createTable('lab_ceremonies')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('reader_id', 'text', (c) => c.notNull().references('lab_readers.id').onDelete('cascade'))
    .addColumn('guide', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('exchanges', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('lab_ceremonies_started').on('lab_ceremonies').column('started_at').execute();
  await db.schema.createIndex('lab_ceremonies_reader').on('lab_ceremonies').column('reader_id').execute();
}

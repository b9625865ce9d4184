import type { Kysely } from 'kysely';

/** No reference to the reader: a report lives its thirty days, whatever became of whoever made it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lab_reports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('reader_id', 'text', (c) => c.notNull())
    .addColumn('guide', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('lab_reports_reader').on('lab_reports').columns(['reader_id', 'made_at']).execute();
  await db.schema.createIndex('lab_reports_expiry').on('lab_reports').column('expires_at').execute();
}

import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Wraps a migration so that text is then compared byte by byte, as on SQLite. A PostgreSQL database created with the
 * collation of a language would sort ids and addresses by its rules.
 */
export const inByteOrder = ({ up }: Migration): Migration => ({
  up: async (db) => {
    await up(db);
    await compareBytes(db);
  },
});

/** Leaves Kysely's own tables alone: they have no `text` columns. */
async function compareBytes(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.atttypid = 'text'::regtype and a.attcollation <> '"C"'::regcollation
    group by c.relname order by c.relname`.execute(db);
  for (const { table, columns } of rows) {
    const changes = columns.map((column) => sql`alter column ${sql.ref(column)} type text collate "C"`);
    await sql`alter table ${sql.table(table)} ${sql.join(changes)}`.execute(db);
  }
}

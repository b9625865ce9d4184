import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, onTestFinished, test } from 'vitest';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { migrations } from './index.ts';

test('what was stored before is there afterwards, and still goes with its project', async () => {
  const db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(':memory:') });
  onTestFinished(() => db.destroy());
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  expect((await migrator.migrateTo('0007-live')).error).toBeUndefined();

  const statements = `
    insert into sandbox_projects values ('p', 'h', 't', '[]', 0, 0, null, 0, 0, null);
    insert into sandbox_organizations values ('p', 'o', 'Globex', 'globex', null, '{}', 0, 0, 'globex', '[]');
    insert into sandbox_members values ('p', 'm', 'o', 'Ada@x', 'ada@x', 'x', 'e', 1, 'ext', 'active', '{}', 1, 2, 1, '+1', 'r');
    insert into sandbox_members values ('p', 'n', 'o', 'Bob@x', 'bob@x', 'x', 'f', 0, null, 'pending', '{}', 1, 2, 0, '', '');
    insert into sandbox_sessions values ('p', 's', 'o', 'm', 'tok', '[]', '{}', 3, 4, 5);
    insert into sandbox_mail values ('p', 'i', 7, 'discovery', 'Ada@x', 'ada@x', 'link', 'u', null, null, null, null, 1, 2, null, 9);
    insert into sandbox_intermediate_sessions values ('p', 'hash', 'Ada@x', 'ada@x', 'e', '[]', 8)`;
  for (const statement of statements.split(';')) await sql.raw(statement).execute(db);
  const tables = ['members', 'sessions', 'mail', 'intermediate_sessions'].map((name) => `sandbox_${name}`);
  const rows = async () => {
    const found: Record<string, unknown> = {};
    for (const table of tables) found[table] = (await sql`select * from ${sql.table(table)}`.execute(db)).rows;
    return found;
  };
  const before = await rows();
  expect(before.sandbox_members).toHaveLength(2);

  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  expect(await rows()).toEqual(before);

  const again = sql`insert into sandbox_members select project_id, 'x', organization_id, email_address, email_key,
    email_domain, email_id, email_verified, external_id, status, profile, is_breakglass, phone_number, role_ids, created_at,
    updated_at from sandbox_members where id = 'm'`;
  await expect(again.execute(db)).rejects.toThrow('UNIQUE');
  await sql`delete from sandbox_projects`.execute(db);
  expect(await rows()).toEqual(Object.fromEntries(tables.map((table) => [table, []])));
});

import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, onTestFinished, test } from 'vitest';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { migrations } from './index.ts';

test('what was stored before can be searched afterwards', async () => {
  const db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(':memory:') });
  onTestFinished(() => db.destroy());
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo('0004-reports');
  expect(error).toBeUndefined();

  await sql`insert into sandbox_projects values ('p', 'h', 't', '[]', 0, 0, null, 0, 0)`.execute(db);
  const settings = JSON.stringify({
    email_allowed_domains: ['acme.org', 'acme.com'],
    rbac_email_implicit_role_assignments: [
      { domain: 'Acme.org', role_id: 'editor' },
      { domain: 'acme.org', role_id: 'editor' },
    ],
  });
  // More than are read at once.
  for (let i = 0; i < 501; i++)
    await sql`insert into sandbox_organizations values ('p', ${`o${i}`}, 'ÖRLIKON', ${`s${i}`}, null, ${settings}, 0, 0)`.execute(
      db,
    );
  const profile = (is_breakglass: boolean, mfa_phone_number: string) =>
    JSON.stringify({ is_breakglass, mfa_phone_number, roles: mfa_phone_number ? ['a', 'b'] : [] });
  const member = (id: string, text: string) =>
    sql`insert into sandbox_members values ('p', ${id}, 'o0', ${id}, ${id}, '', '', 0, null, 'active', ${text}, 0, 0)`.execute(
      db,
    );
  await member('plain', profile(false, ''));
  await member('other', profile(true, '+15551234567'));

  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  const rows = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows;
  expect(await rows(sql`select count(*) as n from sandbox_organizations where name_key = 'örlikon'`)).toEqual([
    { n: 501 },
  ]);
  expect(await rows(sql`select count(*) as n from sandbox_domains where purpose = 'allow'`)).toEqual([{ n: 1002 }]);
  expect(await rows(sql`select count(*) as n from sandbox_implicit_roles where domain = 'acme.org'`)).toEqual([
    { n: 501 },
  ]);
  expect(await rows(sql`select id, is_breakglass, phone_number, role_ids from sandbox_members order by id`)).toEqual([
    { id: 'other', is_breakglass: 1, phone_number: '+15551234567', role_ids: '\na\n\nb\n' },
    { id: 'plain', is_breakglass: 0, phone_number: '', role_ids: '' },
  ]);
});

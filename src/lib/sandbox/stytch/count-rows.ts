import type { Scope } from './operation.ts';

type Counted = 'sandbox_organizations' | 'sandbox_members' | 'sandbox_m2m_clients' | 'sandbox_connected_apps';

/** Counts a project's rows in a table. */
export async function countRows({ db, project }: Scope, table: Counted): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('project_id', '=', project.id)
    .executeTakeFirstOrThrow();
  return Number(n);
}

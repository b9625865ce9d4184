import { sql } from 'kysely';
import type { Database, Executor } from '../database.ts';
import { overBudgetMessage, type Budget } from './over-budget.ts';
import { recount, sizeOf, type Budgets, type CountedTable } from './size.ts';

const stopIf = (budget: Budget, condition: string) =>
  `if ${condition} then raise exception '${overBudgetMessage(budget)}' using errcode = '53400'; end if;`;

const functionOf = (name: string, body: string) =>
  `create or replace function ${name}() returns trigger language plpgsql as $body$ begin ${body} return null; end $body$`;

const countingFunction = (table: CountedTable): string =>
  functionOf(
    `count_${table.name}`,
    `if tg_op = 'INSERT' then
       update sandbox_projects set bytes = bytes + ${sizeOf('new', table)} where id = new.project_id;
     elsif tg_op = 'DELETE' then
       update sandbox_projects set bytes = bytes - ${sizeOf('old', table)} where id = old.project_id;
     elsif ${sizeOf('new', table)} <> ${sizeOf('old', table)} then
       update sandbox_projects set bytes = bytes + ${sizeOf('new', table)} - ${sizeOf('old', table)}
         where id = new.project_id;
     end if;`,
  );

const limitingFunctions = ({ projectBytes, networkBytes }: Budgets): string[] => [
  functionOf(
    'limit_sandbox_projects',
    `if new.bytes > old.bytes then
       ${stopIf('project', `new.bytes > ${projectBytes}`)}
       ${stopIf('store', 'exists (select from store_state where is_full = 1)')}
       insert into sandbox_networks as n (network, bytes) select new.made_from, new.bytes - old.bytes
         where new.made_from is not null on conflict (network) do update set bytes = n.bytes + excluded.bytes;
       ${stopIf('network', `exists (select from sandbox_networks where network = new.made_from and bytes > ${networkBytes})`)}
     else
       update sandbox_networks set bytes = bytes + new.bytes - old.bytes where network = new.made_from;
     end if;`,
  ),
  functionOf(
    'forget_sandbox_projects',
    `update sandbox_networks set bytes = bytes - old.bytes where network = old.made_from;
     delete from sandbox_networks where network = old.made_from and bytes <= 0;`,
  ),
  functionOf('refuse_sandbox_projects', stopIf('store', 'exists (select from store_state where is_full = 1)')),
];

/**
 * Deferred to the end of the transaction: every write of a project locks the project's row, and taken earlier that lock
 * could meet the lock of an organization in the other order.
 */
const countingTrigger = ({ name }: CountedTable) =>
  `create constraint trigger budget after insert or update or delete on ${name}
     deferrable initially deferred for each row execute function count_${name}()`;

const LIMITING_TRIGGERS = [
  `create trigger budget_bytes after update of bytes on sandbox_projects for each row
     when (new.bytes <> old.bytes) execute function limit_sandbox_projects()`,
  `create trigger budget after delete on sandbox_projects for each row execute function forget_sandbox_projects()`,
  `create trigger budget_new after insert on sandbox_projects for each row execute function refuse_sandbox_projects()`,
];

/**
 * Installs the triggers in the shared database, once; the limits are those of the instance that started last. The
 * triggers lock their tables until the end of the transaction, so nothing is written between them and the count.
 */
export async function installOnPostgres(db: Database, tables: CountedTable[], budgets: Budgets): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`lock table sandbox_projects in share row exclusive mode`.execute(trx);
    await run(trx, [...tables.map(countingFunction), ...limitingFunctions(budgets)]);
    const { rows } = await sql<{ table: string }>`
      select tgrelid::regclass::text as table from pg_trigger
      where tgname = 'budget' and tgrelid::regclass::text not like '%.%'`.execute(trx);
    const counted = new Set(rows.map(({ table }) => table));
    const missing = tables.filter(({ name }) => !counted.has(name));
    await run(trx, missing.map(countingTrigger));
    if (missing.length > 0) await run(trx, recount(tables));
    if (!counted.has('sandbox_projects')) await run(trx, LIMITING_TRIGGERS);
  });
}

async function run(trx: Executor, statements: string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(trx);
}

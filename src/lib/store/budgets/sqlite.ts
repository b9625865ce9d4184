import { overBudgetMessage, type Budget } from './over-budget.ts';
import { sizeOf, type Budgets, type CountedTable } from './size.ts';

const stop = (budget: Budget) => `select raise(abort, '${overBudgetMessage(budget)}')`;

const add = (row: 'new' | 'old', bytes: string) =>
  `update sandbox_projects set bytes = bytes + ${bytes} where id = ${row}.project_id;`;

/** Triggers that count the rows of one table. An update only counts if it sets one of the texts. */
const countingTriggers = (table: CountedTable): string[] => [
  `create temp trigger ${table.name}_in after insert on ${table.name} begin ${add('new', sizeOf('new', table))} end`,
  `create temp trigger ${table.name}_out after delete on ${table.name} begin ${add('old', `-${sizeOf('old', table)}`)} end`,
  `create temp trigger ${table.name}_set after update of ${table.texts.join(', ')} on ${table.name} begin
     ${add('new', `${sizeOf('new', table)} - ${sizeOf('old', table)}`)} end`,
];

/** Triggers that hand a project's bytes on to its network, and stop a statement that exceeds a budget. */
const limitingTriggers = ({ projectBytes, networkBytes }: Budgets): string[] => [
  `create temp trigger sandbox_projects_grow after update of bytes on sandbox_projects when new.bytes > old.bytes begin
     ${stop('project')} where new.bytes > ${projectBytes};
     ${stop('store')} from store_state where is_full = 1;
     insert into sandbox_networks (network, bytes) select new.made_from, new.bytes - old.bytes
       where new.made_from is not null
       on conflict (network) do update set bytes = bytes + excluded.bytes;
     ${stop('network')} from sandbox_networks where network = new.made_from and bytes > ${networkBytes};
   end`,
  `create temp trigger sandbox_projects_shrink after update of bytes on sandbox_projects when new.bytes < old.bytes begin
     update sandbox_networks set bytes = bytes + new.bytes - old.bytes where network = new.made_from;
   end`,
  `create temp trigger sandbox_projects_gone after delete on sandbox_projects when old.made_from is not null begin
     update sandbox_networks set bytes = bytes - old.bytes where network = old.made_from;
     delete from sandbox_networks where network = old.made_from and bytes <= 0;
   end`,
  `create temp trigger sandbox_projects_new before insert on sandbox_projects begin
     ${stop('store')} from store_state where is_full = 1;
   end`,
];

/**
 * Triggers of this connection. They are temporary, so that a file used on a public site costs nothing more on loopback.
 */
export const sqliteTriggers = (tables: CountedTable[], budgets: Budgets): string[] => [
  ...tables.flatMap(countingTriggers),
  ...limitingTriggers(budgets),
];

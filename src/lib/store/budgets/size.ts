import type { Database } from '../database.ts';

/** The most bytes that sandbox data may have, counted in the database. */
export interface Budgets {
  projectBytes: number;
  /** For all projects created from one network. */
  networkBytes: number;
}

/** Bytes that each row counts besides its texts: for its numbers, and its entries in indexes. */
const ROW = 200;

/** A table whose rows belong to a sandbox project, with its columns of text. */
export interface CountedTable {
  name: string;
  texts: string[];
}

/** Lists the tables whose rows count for a project: all with a `project_id`, except those of the bench. */
export async function countedTables(db: Database): Promise<CountedTable[]> {
  const tables = await db.introspection.getTables();
  return tables
    .filter(({ name, columns }) => !name.startsWith('bench_') && columns.some((column) => column.name === 'project_id'))
    .map(({ name, columns }) => ({
      name,
      texts: columns.filter(({ dataType }) => dataType.toLowerCase() === 'text').map((column) => column.name),
    }));
}

/** SQL for the bytes of one row, the same on both engines. @param row `new`, `old` or a table's name */
export const sizeOf = (row: string, { texts }: CountedTable): string =>
  `(${[ROW, ...texts.map((text) => `coalesce(octet_length(${row}.${text}), 0)`)].join(' + ')})`;

/** SQL that counts all rows afresh: rows may have been written while nothing was counted. */
export function recount(tables: CountedTable[]): string[] {
  const sums = tables.map(
    (table) =>
      `coalesce((select sum(${sizeOf(table.name, table)}) from ${table.name} where project_id = sandbox_projects.id), 0)`,
  );
  return [
    `update sandbox_projects set bytes = ${sums.join(' + ')}`,
    'delete from sandbox_networks',
    `insert into sandbox_networks (network, bytes)
       select made_from, sum(bytes) from sandbox_projects where made_from is not null group by made_from`,
  ];
}

import { CompiledQuery } from 'kysely';
import type { Database } from '../../../src/lib/store/database.ts';

/** Lists the parts of a statement's plan that read a table or an index from end to end. */
export async function scansOf(db: Database, query: CompiledQuery): Promise<string[]> {
  return db.isShared ? scansOnPostgres(db, query) : scansOnSqlite(db, query);
}

/** `SCAN m` and `SCAN m USING COVERING INDEX …` read everything. A scan of the statement's own results is fine. */
async function scansOnSqlite(db: Database, { sql, parameters }: CompiledQuery): Promise<string[]> {
  const { rows } = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  );
  const details = rows.map(({ detail }) => detail);
  const made = details.flatMap((detail) => /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/.exec(detail)?.[1] ?? []);
  return details.filter((detail) => {
    const scanned = /^SCAN (?!CONSTANT ROW|\d+-ROW|\()(\S+)/.exec(detail)?.[1];
    return scanned !== undefined && !made.includes(scanned);
  });
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: Node[];
}

/** A table with a single row, which PostgreSQL reads whole whatever the condition. */
const ONE_ROW = 'store_state';

/** Finds a sequential scan, or an index scan without a condition. */
async function scansOnPostgres(db: Database, { sql, parameters }: CompiledQuery): Promise<string[]> {
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    CompiledQuery.raw(`explain (format json) ${sql}`, [...parameters]),
  );
  const nodes = rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => flatten(Plan)));
  return nodes
    .filter((node) => node['Relation Name'] !== ONE_ROW)
    .filter((node) => node['Node Type'] === 'Seq Scan' || (readsIndex(node) && node['Index Cond'] === undefined))
    .map((node) => `${node['Node Type']} on ${node['Relation Name'] ?? node['Index Name']}`);
}

const readsIndex = (node: Node) => /^(Index|Index Only|Bitmap Index) Scan$/.test(node['Node Type']);
const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

import { Kysely, type AbortableQueryOptions, type Compilable, type CompiledQuery, type QueryResult } from 'kysely';
import type { Tables } from '../tables/index.ts';
import type { NodeSqliteDialect } from './dialect.ts';

/**
 * The same database, ahead of its commits: what work is handed that is `settled` as a whole. A statement that is compiled
 * already does not wait for its commit here. All others do.
 */
export class Ahead extends Kysely<Tables> {
  readonly #dialect: NodeSqliteDialect;

  constructor(dialect: NodeSqliteDialect) {
    super({ dialect });
    this.#dialect = dialect;
  }

  override executeQuery<R>(
    query: CompiledQuery<R> | Compilable<R>,
    options?: AbortableQueryOptions,
  ): Promise<QueryResult<R>> {
    if (options || 'compile' in query) return super.executeQuery(query, options);
    return this.#dialect.executeAhead<R>(query);
  }
}

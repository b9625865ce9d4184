import type { Selectable } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { isUniqueViolation } from '../../core/database/constraints.ts';
import { parseJson } from '../../core/database/parse-json.ts';
import { countRows } from '../count-rows.ts';
import { fail, type ErrorType } from '../errors.ts';
import type { Scope } from '../operation.ts';

/** A client of the project: its `data` is JSON. */
export interface Client<D> {
  id: string;
  data: D;
  created_at: number;
}

type ClientTable = 'sandbox_m2m_clients' | 'sandbox_connected_apps';
type Stored = Selectable<SandboxTables['sandbox_m2m_clients']>;

const readClient = <D>({ id, data, created_at }: Omit<Stored, 'project_id'>): Client<D> => ({
  id,
  data: parseJson<D>(data),
  created_at,
});

/**
 * Makes the functions that read and change one kind of client.
 * @param missing the error for a client that doesn't exist
 * @param taken the error for an id that another client has; omitted where clients can't choose their ids
 */
export function clientStore<D extends object>(table: ClientTable, missing: ErrorType, taken?: ErrorType) {
  const rows = (db: Executor, projectId: string) =>
    db.selectFrom(table).select(['id', 'data', 'created_at']).where('project_id', '=', projectId);

  return {
    async find({ db, project }: Scope, id: string): Promise<Client<D> | undefined> {
      const row = await rows(db, project.id).where('id', '=', id).executeTakeFirst();
      return row && readClient<D>(row);
    },

    async get(scope: Scope, id: string): Promise<Client<D>> {
      return (await this.find(scope, id)) ?? fail(missing);
    },

    async insert({ db, project }: Scope, { data, ...client }: Client<D>): Promise<void> {
      await db
        .insertInto(table)
        .values({ project_id: project.id, ...client, data: JSON.stringify(data) })
        .execute()
        .catch((error: unknown) => {
          if (taken && isUniqueViolation(error, 'id')) fail(taken);
          throw error;
        });
    },

    /**
     * Updates a client, with its row locked.
     * @param change gets the current data and returns the new one. It can't be async. If it throws, nothing changes
     */
    change({ db, project }: Scope, id: string, change: (before: D) => D): Promise<Client<D>> {
      return db.transaction().execute(async (trx) => {
        const one = trx.updateTable(table).where('project_id', '=', project.id).where('id', '=', id);
        // SQLite has no `select … for update`.
        await one.set((eb) => ({ data: eb.ref('data') })).execute();
        const before = await this.get({ db: trx, project }, id);
        const data = change(before.data);
        await one.set({ data: JSON.stringify(data) }).execute();
        return { ...before, data };
      });
    },

    async remove({ db, project }: Scope, id: string): Promise<void> {
      const gone = await db
        .deleteFrom(table)
        .where('project_id', '=', project.id)
        .where('id', '=', id)
        .returning('id')
        .execute();
      if (gone.length === 0) fail(missing);
    },

    count: (scope: Scope): Promise<number> => countRows(scope, table),

    /** Lists all clients, oldest first. */
    async list({ db, project }: Scope): Promise<Client<D>[]> {
      const clientRows = await rows(db, project.id).orderBy('created_at').orderBy('id').execute();
      return clientRows.map(readClient<D>);
    },
  };
}

import type { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { hash, newToken } from '../ids.ts';
import { parseJson } from '../database/parse-json.ts';
import { prepared } from '../database/prepared.ts';

/*
 * Single-use tokens: what a login through another provider hands from one request to the next. Each purpose has its own
 * data. Using a token up deletes it, so a used token and an unknown one are the same.
 */

export type OneTimePurpose =
  | 'flow'
  | 'idp_code'
  | 'oauth_discovery'
  | 'oauth'
  | 'sso'
  | 'assertion'
  | 'impersonation'
  | 'app_code'
  | 'app_refresh'
  | 'app_exchange'
  | 'first_password';

/**
 * A kind of single-use token. Its data is checked when it's read: a snapshot, which may be written by hand, may contain
 * tokens with any data. A token whose data doesn't fit is treated like an unknown one.
 */
export interface OneTimeKind<T extends object> {
  purpose: OneTimePurpose;
  data: z.ZodType<T>;
}

interface Owner {
  db: Executor;
  project: { id: string };
  /** Sandbox time in milliseconds. */
  now: number;
}

interface Row {
  project_id: string;
  token_hash: string;
  purpose: string;
  data: string;
  expires_at: number;
}

const insert = prepared((db, row: Row) => db.insertInto('sandbox_one_time').values(row));

/**
 * Issues a token. Only its hash is stored.
 * @param life how long it's valid, in milliseconds
 * @param token the token, where it isn't random
 */
export async function issueOneTime<T extends object>(
  { db, project, now }: Owner,
  { purpose }: OneTimeKind<T>,
  data: T,
  life: number,
  token = newToken(),
): Promise<string> {
  await insert(db, {
    project_id: project.id,
    token_hash: hash(token),
    purpose,
    data: JSON.stringify(data),
    expires_at: now + life,
  });
  return token;
}

const put = prepared((db, row: Row) =>
  db
    .insertInto('sandbox_one_time')
    .values(row)
    .onConflict((c) => c.columns(['project_id', 'token_hash']).doUpdateSet({ data: row.data })),
);

/**
 * Keeps data under a name that isn't secret, such as an email address, until it's taken. Replaces what is kept there.
 * @param until sandbox time in milliseconds, after which it may be forgotten
 */
export async function putOneTime<T extends object>(
  { db, project }: Pick<Owner, 'db' | 'project'>,
  { purpose }: OneTimeKind<T>,
  name: string,
  data: T,
  until: number,
): Promise<void> {
  await put(db, {
    project_id: project.id,
    token_hash: hash(name),
    purpose,
    data: JSON.stringify(data),
    expires_at: until,
  });
}

const insertOnce = prepared((db, row: Row) =>
  db
    .insertInto('sandbox_one_time')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('purpose'),
);

/**
 * Remembers that a name was used, such as an assertion's ID. It's one statement, so that of two concurrent calls one
 * is second.
 * @param until sandbox time in milliseconds, after which the name may be forgotten
 * @returns whether this is the first use
 */
export async function useOnce(
  { db, project }: Owner,
  purpose: OneTimePurpose,
  name: string,
  until: number,
): Promise<boolean> {
  const row = {
    project_id: project.id,
    token_hash: hash(`${purpose} ${name}`),
    purpose,
    data: '{}',
    expires_at: until,
  };
  return (await insertOnce(db, row)).rows.length > 0;
}

type Named = { projectId: string; hash: string; purpose: string; now: number };

const active = prepared((db, values: Named) =>
  db
    .selectFrom('sandbox_one_time')
    .select('data')
    .where('project_id', '=', values.projectId)
    .where('token_hash', '=', values.hash)
    .where('purpose', '=', values.purpose)
    .where('expires_at', '>', values.now),
);

/** Returns the data of an active token without using it up. */
export async function findOneTime<T extends object>(
  { db, project, now }: Owner,
  kind: OneTimeKind<T>,
  token: string,
): Promise<T | undefined> {
  const values = { projectId: project.id, hash: hash(token), purpose: kind.purpose, now };
  const [row] = (await active(db, values)).rows;
  return row && readData(kind, row.data);
}

const readData = <T extends object>(kind: OneTimeKind<T>, data: string): T | undefined =>
  kind.data.safeParse(parseJson(data)).data;

const remove = prepared((db, values: Named) =>
  db
    .deleteFrom('sandbox_one_time')
    .where('project_id', '=', values.projectId)
    .where('token_hash', '=', values.hash)
    .where('purpose', '=', values.purpose)
    .where('expires_at', '>', values.now)
    .returning('data'),
);

/** Uses a token up and returns its data. It's one statement, so that of two concurrent calls one gets nothing. */
export async function takeOneTime<T extends object>(
  { db, project, now }: Owner,
  kind: OneTimeKind<T>,
  token: string,
): Promise<T | undefined> {
  const values = { projectId: project.id, hash: hash(token), purpose: kind.purpose, now };
  const [row] = (await remove(db, values)).rows;
  return row && readData(kind, row.data);
}

import type { Selectable } from 'kysely';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { prepared } from '../../core/database/prepared.ts';
import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import type { Factor } from '../rows.ts';
import { parseJson } from '../../core/database/parse-json.ts';
import { MINUTE } from '../../core/time.ts';
import { hash, newToken } from '../../core/ids.ts';
import type { Proof } from './proof.ts';

/** The lifetime of an intermediate session (docs/stytch.md, "Lifetimes"). */
const LIFE = 10 * MINUTE;

/** The state after a user proved an email address and before they chose an organization. */
export interface IntermediateSession extends Pick<
  Selectable<SandboxTables['sandbox_intermediate_sessions']>,
  'email_address' | 'email_id'
> {
  token: string;
  factors: Factor[];
  /** The other provider's statement about the user. */
  proof?: Proof | undefined;
}

const insert = prepared((db, row: Selectable<SandboxTables['sandbox_intermediate_sessions']>) =>
  db.insertInto('sandbox_intermediate_sessions').values(row),
);

/**
 * Starts an intermediate session. Only the token's hash is stored.
 * @returns the token
 */
export async function startIntermediateSession(
  { db, project, now }: Call,
  person: Omit<IntermediateSession, 'token'>,
): Promise<string> {
  const token = newToken();
  await insert(db, {
    project_id: project.id,
    token_hash: hash(token),
    email_address: person.email_address,
    email_key: emailKey(person.email_address),
    email_id: person.email_id,
    factors: JSON.stringify(person.factors),
    proof: person.proof ? JSON.stringify(person.proof) : null,
    expires_at: now + LIFE,
  });
  return token;
}

const findActive = prepared((db, values: { projectId: string; hash: string; now: number }) =>
  db
    .selectFrom('sandbox_intermediate_sessions')
    .select(['email_address', 'email_id', 'factors', 'proof'])
    .where('project_id', '=', values.projectId)
    .where('token_hash', '=', values.hash)
    .where('expires_at', '>', values.now),
);

/**
 * Returns an intermediate session without using it up.
 * @throws {StytchError} when there is none
 */
export async function findIntermediateSession({ db, project, now }: Call, token: string): Promise<IntermediateSession> {
  const [row] = (await findActive(db, { projectId: project.id, hash: hash(token), now })).rows;
  if (!row) return fail('intermediate_session_not_found');
  return {
    ...row,
    token,
    factors: parseJson(row.factors),
    proof: row.proof === null ? undefined : parseJson(row.proof),
  };
}

/** Adds factors to an intermediate session. Its expiry doesn't change. */
export async function addToIntermediateSession({ db, project }: Call, token: string, factors: Factor[]): Promise<void> {
  await db
    .updateTable('sandbox_intermediate_sessions')
    .set({ factors: JSON.stringify(factors) })
    .where('project_id', '=', project.id)
    .where('token_hash', '=', hash(token))
    .execute();
}

/**
 * Locks an intermediate session until the transaction ends, by an update that changes nothing. Concurrent calls then
 * find it used up, instead of what the transaction created.
 */
export async function lockIntermediateSession({ db, project }: Call, token: string): Promise<void> {
  const held = await db
    .updateTable('sandbox_intermediate_sessions')
    .set((eb) => ({ expires_at: eb.ref('expires_at') }))
    .where('project_id', '=', project.id)
    .where('token_hash', '=', hash(token))
    .returning('token_hash')
    .executeTakeFirst();
  if (!held) fail('intermediate_session_not_found');
}

const remove = prepared((db, values: { projectId: string; hash: string }) =>
  db
    .deleteFrom('sandbox_intermediate_sessions')
    .where('project_id', '=', values.projectId)
    .where('token_hash', '=', values.hash)
    .returning('token_hash'),
);

/**
 * Uses up an intermediate session. It's one statement, so that of two concurrent calls one fails. Whether Stytch
 * accepts a token twice is not confirmed (docs/stytch.md, "Lifetimes"); single use is the safe assumption.
 * @throws {StytchError} when it was used up already
 */
export async function spendIntermediateSession({ db, project }: Call, token: string): Promise<void> {
  const { rows } = await remove(db, { projectId: project.id, hash: hash(token) });
  if (rows.length === 0) fail('intermediate_session_not_found');
}

import { credentials } from '../../guides/credentials.ts';
import { guides } from '../../guides/index.ts';
import type { Executor } from '../../store/database.ts';
import { PASSWORDLESS, STYTCH } from '../credentials/types.ts';
import type { Facts } from '../types.ts';

type GuideId = typeof STYTCH | typeof PASSWORDLESS;

/** Whose guide each fact is of: what one provider gave is worth nothing when another of its projects answers. */
const guideOfFact: Record<keyof Facts, GuideId> = {
  organization: STYTCH,
  mail: STYTCH,
  spent_link_token: STYTCH,
  refused_link_token: STYTCH,
  arrival: STYTCH,
  choices: STYTCH,
  login: STYTCH,
  email_domain: STYTCH,
  registering: PASSWORDLESS,
  passkey: PASSWORDLESS,
  signed_in: PASSWORDLESS,
  passkeys: PASSWORDLESS,
  deleted_passkey: PASSWORDLESS,
};

/** Done once is done, whatever happens to what the step gave. */
export async function markDone(
  db: Executor,
  reader_id: string,
  guide: string,
  step: string,
  done_at: number,
): Promise<void> {
  await db
    .insertInto('lab_progress')
    .values({ reader_id, guide, step, done_at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The ids of the steps done. */
export async function listDone(db: Executor, reader_id: string, guide: string): Promise<string[]> {
  const rows = await db
    .selectFrom('lab_progress')
    .select('step')
    .where('reader_id', '=', reader_id)
    .where('guide', '=', guide)
    .execute();
  return rows.map(({ step }) => step);
}

/**
 * Back to the start: what is held, known, run and done is forgotten. The reader and their project stay.
 * @param guide only of this one; both when left out
 */
export async function forgetWork(
  db: Executor,
  reader_id: string,
  what: 'all' | 'all but progress',
  guide?: string,
): Promise<void> {
  for (const one of guide === undefined ? [STYTCH, PASSWORDLESS] : [guide]) {
    const provider = guides.find(({ id }) => id === one)?.provider;
    const kinds = Object.entries(credentials).flatMap(([kind, of]) => (of.provider === provider ? [kind] : []));
    const facts = Object.entries(guideOfFact).flatMap(([fact, of]) => (of === one ? [fact] : []));
    await db.deleteFrom('lab_holdings').where('reader_id', '=', reader_id).where('kind', 'in', kinds).execute();
    await db.deleteFrom('lab_facts').where('reader_id', '=', reader_id).where('name', 'in', facts).execute();
    await db.deleteFrom('lab_runs').where('reader_id', '=', reader_id).where('guide', '=', one).execute();
    await db.deleteFrom('lab_ceremonies').where('reader_id', '=', reader_id).where('guide', '=', one).execute();
    if (one === STYTCH) await forgetSend(db, reader_id);
    if (what === 'all')
      await db.deleteFrom('lab_progress').where('reader_id', '=', reader_id).where('guide', '=', one).execute();
  }
}

async function forgetSend(db: Executor, reader_id: string): Promise<void> {
  await db
    .updateTable('lab_readers')
    .set({ link_sent_by: null, link_sent_from: null })
    .where('id', '=', reader_id)
    .execute();
}

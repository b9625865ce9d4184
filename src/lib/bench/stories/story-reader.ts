import type { BenchContext } from '../context.ts';
import { allProviders } from '../providers/index.ts';
import type { Reader } from '../reader/readers.ts';
import { saysGone } from '../sandbox-project/control-plane.ts';

/**
 * The reader whose sandbox a reader's stories play in, so that a story neither finds nor changes what was made in the
 * guides. No cookie's key has an id of this form.
 */
export const storyReaderId = (readerId: string): string => `story-${readerId}`;

/** Finds or creates the reader that the stories of this one play as. It always uses the sandbox. */
export async function ensureStoryReader(context: BenchContext, reader: Reader): Promise<Reader> {
  const id = storyReaderId(reader.id);
  const now = Date.now();
  await context.db
    .insertInto('bench_readers')
    // A host measures how long new readers take to their first call, and this isn't one.
    .values({ id, created_at: now, last_seen_at: now, first_call_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ last_seen_at: now }))
    .execute();
  for (const { id: provider } of allProviders(context)) {
    const { mode } = await context.connections.find(id, provider);
    if (mode !== 'sandbox') await context.connections.choose(id, provider, 'sandbox');
  }
  return { id, link_sent_by: null, from: reader.from };
}

/** Empties the stories' sandbox project. The runs stay: a memo can be made of them. */
export async function clearStage({ db, projects, controlPlane }: BenchContext, actor: Reader): Promise<void> {
  const project = await projects.ensure(actor);
  await controlPlane.reset(project).catch(async (error: unknown) => {
    if (!saysGone(error)) throw error;
    await projects.forget(actor.id, project);
  });
  for (const table of ['bench_holdings', 'bench_facts'] as const)
    await db.deleteFrom(table).where('reader_id', '=', actor.id).execute();
}

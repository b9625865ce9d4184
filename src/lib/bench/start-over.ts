import type { BenchContext } from './context.ts';
import { allProviders } from './providers/index.ts';
import { forgetWork } from './reader/progress.ts';
import type { Reader } from './reader/readers.ts';
import { saysGone } from './sandbox-project/control-plane.ts';

/** Deletes everything the reader did. A sandbox project is emptied; a real project isn't ours to empty. */
export async function startOver(context: BenchContext, reader: Reader): Promise<void> {
  const chosen = await Promise.all(allProviders(context).map(({ id }) => context.connections.find(reader.id, id)));
  if (chosen.some(({ mode }) => mode === 'sandbox')) await emptyProject(context, reader);
  await forgetWork(context.db, reader.id, 'all');
}

async function emptyProject({ projects, controlPlane }: BenchContext, reader: Reader): Promise<void> {
  const project = await projects.ensure(reader);
  await controlPlane.reset(project).catch(async (error: unknown) => {
    if (!saysGone(error)) throw error;
    await projects.forget(reader.id, project);
  });
}

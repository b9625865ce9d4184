import type { BenchContext } from '../context.ts';
import { writeFacts } from '../reader/facts.ts';
import type { Reader } from '../reader/readers.ts';

/**
 * Moves the clock of the reader's sandbox project.
 * @param seconds how far ahead; 0 sets it back to real time
 */
export async function moveClock(
  context: Pick<BenchContext, 'db' | 'seal' | 'controlPlane' | 'projects'>,
  reader: Reader,
  seconds: number,
): Promise<void> {
  const project = await context.projects.ensure(reader);
  const { offset_seconds } = await (seconds > 0
    ? context.controlPlane.moveClock(project, seconds)
    : context.controlPlane.setClock(project, 0));
  await writeFacts(context, reader.id, { clock_offset_ms: offset_seconds * 1000 });
}

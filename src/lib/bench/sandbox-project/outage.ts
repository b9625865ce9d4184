import type { GuideOutline } from '../../guides/index.ts';
import type { BenchServices } from '../services.ts';
import type { Reader } from '../reader/readers.ts';

type Services = Pick<BenchServices, 'controlPlane' | 'projects'>;

/** Whether the reader's sandbox answers none of a guide's calls. */
export async function isDown({ controlPlane, projects }: Services, reader: Reader, guide: GuideOutline) {
  const faults = await controlPlane.listFaults(await projects.ensure(reader));
  const dropped = new Set(faults.filter(({ kind }) => kind === 'drop').map(({ operation }) => operation));
  return guide.operations.every(({ name }) => dropped.has(name));
}

/**
 * Makes the reader's sandbox drop every call of a guide, as if the provider were down, until it's up again. Both remove
 * the project's other faults.
 */
export async function setDown(services: Services, reader: Reader, guide: GuideOutline, down: boolean): Promise<void> {
  const { controlPlane, projects } = services;
  const project = await projects.ensure(reader);
  await controlPlane.removeFaults(project);
  if (!down) return;
  for (const { name } of guide.operations) await controlPlane.addFault(project, name, { kind: 'drop' }, null);
}

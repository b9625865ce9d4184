import { dirname, posix } from 'node:path';
import type { GuideOutline } from '../../lib/outline/index.ts';

/** Which files a step shows. */
export interface StepFiles {
  step: string;
  files: string[];
}

/**
 * The files of the app up to and including a step, with what they import, in the order they are met.
 * @param read the text of a file, by its path from the repository's root
 */
export function appSoFar(
  guide: GuideOutline,
  step: string,
  shown: StepFiles[],
  read: (file: string) => string,
): string[] {
  const upTo = guide.steps.slice(0, guide.steps.findIndex(({ id }) => id === step) + 1).map(({ id }) => id);
  const files = new Set<string>();
  const add = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, target = ''] of read(file).matchAll(/from '(\.[^']+)'/g)) add(posix.join(dirname(file), target));
  };
  for (const { step: id, files: own } of shown) {
    if (upTo.includes(id)) own.filter((file) => file.endsWith('.ts')).forEach(add);
  }
  return [...files].sort();
}

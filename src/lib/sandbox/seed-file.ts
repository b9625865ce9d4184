import { z } from 'zod';
import { projectSeedFields, type ProjectSeed } from './control/seed.ts';
import { allFields } from './core/provider.ts';
import { SeedError } from './core/seed-error.ts';
import { PROVIDERS } from './providers.ts';
import { messageOf } from './stytch/index.ts';

export { SeedError };
export type Seed = ProjectSeed;

/** One project and what it holds, under the names that the API has for it. */
const data = PROVIDERS.map((provider) => provider.data);
const seed = z.strictObject({ ...projectSeedFields, ...allFields(data, 'seedFields') });

/**
 * Checks the content of a seed file.
 * @param given the file, parsed
 * @throws {SeedError} with every place where something is wrong
 */
export function readSeed(given: unknown): Seed {
  const read = seed.safeParse(given);
  if (read.success) return read.data;
  // Checks that the API has, too, name Stytch's errors.
  throw new SeedError(
    read.error.issues.map(({ path, message }) => `${pathOf(path)}: ${messageOf(message) ?? message}`).join('\n'),
  );
}

/** `organizations[0].members[1].email_address`, counted from 0. */
const pathOf = (path: PropertyKey[]): string => {
  const steps = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return steps.join('').replace(/^\./, '') || 'the whole';
};

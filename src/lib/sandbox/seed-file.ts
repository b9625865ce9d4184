import { z } from 'zod';
import { projectSeedFields, type ProjectSeed } from './control/seed.ts';
import { allFields } from './core/provider.ts';
import { SeedError } from './core/projects/seed.ts';
import { PROVIDERS } from './providers.ts';
import { messageOf } from './stytch/index.ts';

export { SeedError };
export type Seed = ProjectSeed;

/** One project and its data, with the API's names. */
const data = PROVIDERS.map((provider) => provider.data);
const seed = z.strictObject({ ...projectSeedFields, ...allFields(data, 'seedFields') });

/**
 * Validates the content of a seed file.
 * @param rawSeed the parsed file
 * @throws {SeedError} with one line per mistake
 */
export function readSeed(rawSeed: unknown): Seed {
  const read = seed.safeParse(rawSeed);
  if (read.success) return read.data;
  // Fields that the API has, too, have Stytch's error types as messages.
  throw new SeedError(
    read.error.issues.map(({ path, message }) => `${pathOf(path)}: ${messageOf(message) ?? message}`).join('\n'),
  );
}

/** For example `organizations[0].members[1].email_address`. */
const pathOf = (path: PropertyKey[]): string => {
  const steps = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return steps.join('').replace(/^\./, '') || 'the whole';
};

import { z } from 'zod';
import { passwordlessFacts } from './passwordless/facts.ts';
import { stytchFacts } from './stytch/facts.ts';

const factSchemas = {
  ...stytchFacts,
  ...passwordlessFacts,
  /** Offset of the clock of the reader's sandbox project. It belongs to no provider: they share the project. */
  clock_offset_ms: z.number(),
};

const factsSchema = z.object(factSchemas).partial();

/** Notes that steps leave for each other, of all providers. Each has a name of its own. */
export type Facts = Required<z.output<typeof factsSchema>>;

/**
 * Checks stored facts. An earlier version of this site may have stored them, so those that have another shape or an
 * unknown name are dropped. The steps that note them run again.
 */
export function checkFacts(stored: Record<string, unknown>): Partial<Facts> {
  const { data, error } = factsSchema.safeParse(stored);
  if (data) return data;
  const wrong = new Set(error.issues.map(({ path: [name] }) => name));
  return factsSchema.parse(Object.fromEntries(Object.entries(stored).filter(([name]) => !wrong.has(name))));
}

/** The names in a record, typed. */
export const namesOf = <Name extends string>(record: Record<Name, unknown>): Name[] =>
  Object.keys(record).filter((name): name is Name => Object.hasOwn(record, name));

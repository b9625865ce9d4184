import type { PasswordlessFacts } from './passwordless/facts.ts';
import type { StytchFacts } from './stytch/facts.ts';

/** Notes that steps leave for each other, of all providers. Each has a name of its own. */
export interface Facts extends StytchFacts, PasswordlessFacts {
  /** Offset of the clock of the reader's sandbox project. It belongs to no provider: they share the project. */
  clock_offset_ms: number;
}

/** The names in a record, typed. */
export const namesOf = <Name extends string>(record: Record<Name, unknown>): Name[] =>
  Object.keys(record).filter((name): name is Name => Object.hasOwn(record, name));

import type { Failure } from './types.ts';

/** The step that failures are run as. It's no step of a guide: it has no page, and finishing it means nothing. */
export const FAILURES = 'troubleshooting';

/** Fills in what all failures have in common: no requirement, no input, and made-up users, not the reader. */
export const failure = (
  fields: Pick<Failure, 'id' | 'label' | 'entry' | 'ends' | 'handledBy' | 'person' | 'inBrowser' | 'byDeveloper'>,
): Failure => ({
  needs: [],
  gives: [],
  inputs: [],
  operations: [],
  demonstratesFailure: true,
  asOtherUser: true,
  sandboxOnly: 'failure',
  ...fields,
});

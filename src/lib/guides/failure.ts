import type { Action } from './types.ts';

/** The step that failures are run as. It's no step of a guide: it has no page, and finishing it means nothing. */
export const FAILURES = 'troubleshooting';

/** What goes wrong on a press on the troubleshooting page, in the reader's own sandbox. */
export interface Failure extends Action {
  /** The troubleshooting entry it belongs to. */
  entry: string;
  /** The outcome it must have: the provider's error type, why no response came, or `done` for a success. */
  ends: string;
  /** The lines of the quickstart that handle it: statements of a file, each found by a text in its first line. */
  handledBy: { file: string; lines: string[] };
  /** What a user of the app reads, where the outcome doesn't say. The words are the app's. */
  person?: { title: string; advice: string };
}

/** Fills in what all failures have in common: no requirement, no input, and made-up users, not the reader. */
export const failure = (
  given: Pick<Failure, 'id' | 'label' | 'entry' | 'ends' | 'handledBy' | 'person' | 'inBrowser'>,
): Failure => ({
  needs: [],
  gives: [],
  inputs: [],
  operations: [],
  demonstratesFailure: true,
  asOtherUser: true,
  sandboxOnly: 'failure',
  ...given,
});

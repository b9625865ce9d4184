import type { B2BClient } from 'stytch';
import type { CredentialKind } from '../../outline/credentials.ts';
import type { Facts, Said } from '../types.ts';

/** What an action works with: the reader's client, what they hold and what is known of their app. */
export interface Bench {
  stytch: B2BClient;
  facts: Partial<Facts>;
  /** The credential's value. Only for what the action's outline names under `needs`. */
  held(kind: CredentialKind): string;
  /** Notes something for later steps. */
  note(facts: Partial<Facts>): void;
  /** Opens the link in the newest mail to this address, as a browser would. @returns the query of the redirect */
  openLink(to: string): Promise<URLSearchParams>;
  /** Keeps a token for the step that teaches spending it. */
  park(token: string): void;
}

/** What the reader typed, by field. Complete: the outline's fields are checked before. */
export type Input = Record<string, string>;

export type ActionRun = (bench: Bench, input: Input) => Promise<Said>;

/** An action found that what it needs is not there, although it looked so: `what` in words, and the step that gives it. */
export class Missing extends Error {
  readonly step: string;
  constructor(what: string, step: string) {
    super(what);
    this.step = step;
  }
}

import type { CredentialKind } from '../../guides/credentials.ts';
import type { Place } from '../../guides/index.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { Connection } from '../credentials/types.ts';
import type { Choice, Facts, Holding, Said } from '../types.ts';

/** What every action works with: the reader's project, what they hold and what is known of their app. */
export interface Tools {
  connection: Connection;
  facts: Partial<Facts>;
  /** The credential's value. Only for what the action's outline names under `needs`. */
  held(kind: CredentialKind): string;
  /** Notes something for later steps. */
  note(facts: Partial<Facts>): void;
  /** Opens the link in the newest mail to this address, as a browser would. @returns the query of the redirect */
  openLink(to: string): Promise<URLSearchParams>;
  /**
   * An id for somebody in the reader's app. Where readers share a project it is told apart from the same id of another.
   */
  personId(id: string): string;
  /** Whether this organization of a shared project was made here for this reader. Elsewhere the facts say it. */
  isOwnShared(idOrSlug: string): Promise<boolean>;
  /** Where the link in a mail leads; undefined where the project's default does. */
  redirectUrl: string | undefined;
  /** Keeps a token for the step that teaches spending it. */
  holdLinkToken(token: string): void;
  /** Moves the clock of the reader's sandbox ahead. */
  advanceClock(seconds: number): Promise<void>;
}

/** What the reader typed, by field. Complete: the outline's fields are checked before. */
export type Input = Record<string, string>;

/** What the browser's half of an action is given. */
export interface BrowserWork {
  token?: string;
  nickname?: string;
  alias?: string;
}

/** What an exchange changed for the reader. */
export interface Effects {
  drop: CredentialKind[];
  hold: Omit<Holding, 'run_id' | 'received_at'>[];
  facts: Partial<Facts>;
  /** Facts that are true no longer. */
  forget: (keyof Facts)[];
  /** A mail was asked for. */
  sent: boolean;
}

/** A refusal in words: what it means, what to do, and the step of the guide that has more. */
export interface Refusal {
  status: number;
  error_type: string;
  title: string;
  advice: string;
  step: string;
  /** What the reader of the guide is told in place of somebody using the app, and the step to go back to. */
  forReader?: { sentence?: string; detail: string; step?: string };
}

/** All that the lab has to know of a provider to run the steps of a guide on it. */
export interface Provider {
  /** Runs an action on the server. */
  run(place: Place, tools: Tools, input: Input): Promise<Said>;
  /** Runs the server's half of an action that goes on in the browser. */
  begin(place: Place, tools: Tools, input: Input): Promise<BrowserWork>;
  /** One sentence on a browser's half that went well. */
  finish(place: Place, facts: Partial<Facts>): Said;
  /** One sentence on a refusal that the browser's half was to show; undefined for any other. */
  finishRefused?(place: Place, exchanges: Exchange[]): Said | undefined;
  /** Texts that are taken out of everything that is kept. */
  secretsOf(connection: Connection): string[];
  /** Reads what an exchange changed for the reader. */
  readEffects(exchange: Exchange, facts: Partial<Facts>): Effects;
  /** Explains the provider's error, given the exchange that failed. Undefined if it isn't the provider's error. */
  refusal(error: unknown, failed: Exchange): Refusal | undefined;
  /** Whether the error says that no answer came that could be read. */
  isSilence(error: unknown): boolean;
  /** Whether a refusal says that the project itself is gone. */
  isGone(refusal: Pick<Refusal, 'status' | 'error_type'>, place: Place): boolean;
  /** The step that sets the project up. */
  setUp: string;
  choices(facts: Partial<Facts>): Choice[];
  /** Who is logged in to the reader's app, in words. */
  who(facts: Partial<Facts>, holdings: Holding[]): string | null;
}

/** An action found that what it needs is not there, although it looked so: `what` in words, and the step that gives it. */
export class Missing extends Error {
  readonly step: string;
  constructor(what: string, step: string) {
    super(what);
    this.step = step;
  }
}

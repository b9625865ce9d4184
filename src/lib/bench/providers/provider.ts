import type { Settings } from '../../config/settings.ts';
import type { Secret } from '../../config/secret.ts';
import type { CredentialKind } from '../../guides/credentials.ts';
import type { Action, Place } from '../../guides/index.ts';
import type { Blocked } from '../../wire/blocked.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { Call } from '../../wire/recorder.ts';
import type { BenchServices } from '../services.ts';
import type { Shape } from '../credentials/own/shape.ts';
import type { Sharing } from '../credentials/live/sharing.ts';
import type { Connection } from '../credentials/types.ts';
import type { Check } from '../preflight/check.ts';
import type { TryCall } from '../preflight/try-call.ts';
import type { Reader } from '../reader/readers.ts';
import type { Project } from '../sandbox-project/projects.ts';
import type { Arrival, Changed, Choice, Effects, Facts, Holding, RunResult, Wording } from '../types.ts';

/** The context of every action. */
export interface Tools {
  context: BenchServices;
  reader: Reader;
  connection: Connection;
  facts: Partial<Facts>;
  /** The token's value. Only for kinds that the action's outline lists under `needs`. */
  held(kind: CredentialKind): string;
  /** Notes facts for later steps. */
  note(facts: Partial<Facts>): void;
}

/** The reader's input, by field. Every field of the outline is present. */
export type Input = Record<string, string>;

/** Values that the browser needs for its half of an action. */
export interface BrowserWork {
  token?: string;
  nickname?: string;
  alias?: string;
}

/** An error of the provider in words: what it means, what to do, and the step of the guide that says more. */
export interface Refusal {
  status: number;
  error_type: string;
  title: string;
  advice: string;
  /** The link that the app shows below, if it isn't the guide's `startAgain`. */
  way?: string;
  step: string;
  /** Words for the reader of the guide, instead of the end user's, and the step to go back to. */
  forReader?: { sentence?: string; detail: string; step?: string };
}

/** Actions that continue in the reader's browser. */
export interface BrowserHalf {
  /** The provider's routes that the browser's client may call, below its base URL. */
  routes: ReadonlySet<string>;
  /** The request headers of that client which are passed on, in lower case. */
  headers: string[];
  /** Runs the server's half. */
  begin(place: Place, tools: Tools, input: Input): Promise<BrowserWork>;
  /** The first call the browser will make, where it can be blocked: checked before a prompt opens. */
  firstCall(work: BrowserWork): Call | undefined;
  /** Explains an error response to the browser's client. */
  refusal(response: { status: number; body: string }): Refusal;
  /** One sentence on a success. */
  describe(place: Place, facts: Partial<Facts>, exchanges: Exchange[]): Wording;
  /** One sentence on an error that the action is there to show; undefined for any other error. */
  describeRefusal(place: Place, exchanges: Exchange[]): Wording | undefined;
}

/** The provider's email. */
export interface ProviderMail {
  /** The address a call sends email to; undefined for calls that send none. */
  recipientOf(call: Call): string | undefined;
  /** Returns the reason no real email reaches an address; undefined when it may. */
  undeliverableReason(address: string): string | undefined;
  /** The mailbox behind an address, which the quota counts; null when the provider delivers nothing there. */
  mailboxOf(address: string): string | null;
  /** Returns the reader's own part before an action can run, where email is real; undefined if there is none. */
  readersPart(action: Action, facts: Partial<Facts>): Wording | undefined;
}

/** The provider's credentials: their form, the settings with the host's, and where calls go. */
export interface ProviderCredentials {
  shape: Shape;
  /** The host's own, id first, by the name of their setting. */
  hostKeys(settings: Settings): Record<string, string | Secret | undefined>;
  /** The host's public token, by the name of its setting, where the provider has one. */
  hostPublicToken?(settings: Settings): { name: string; value: string | undefined };
  /** The base URL of live calls: the official one, or the one the host has set. */
  liveUrl(settings: Settings): string;
  /** A sandbox project as the provider's client calls it. @throws if the sandbox doesn't emulate the provider */
  sandbox(project: Project): Connection;
  /** Called when a connection is no longer used, so that nothing keeps its secret. */
  onForgotten?(connection: Connection): void;
}

/** The result of preflight's checks. */
export interface ProviderChecks {
  label: string;
  /** The page where the credentials are found. */
  link: { href: string; label: string };
  /** Makes one harmless call. @throws what the client throws */
  call(connection: Connection): Promise<unknown>;
  /** The HTTP status of an error of the provider; undefined for other errors. */
  statusOf(error: unknown): number | undefined;
  /** A second check, once the credentials were accepted. */
  further(connection: Connection, redirectUrl: string, tryCall: TryCall): Promise<Check>;
  /**
   * Checks the settings in the provider's dashboard that single steps need. It may create test data in the project, and
   * deletes it again, so it runs only when a reader asks for it.
   */
  settings?(connection: Connection, redirectUrl: string, tryCall: TryCall): Promise<Check[]>;
}

/** Keeps readers apart who share the host's project. */
export interface SharingRules {
  /** Blocks a call that names something the site didn't create for this reader. */
  gate(sharing: Sharing, call: Call): Promise<Blocked | undefined>;
  /** Notes what a successful call created for this reader. */
  note(sharing: Sharing, call: Call, body: string): Promise<void>;
  /** Removes other readers' data from a response. */
  narrow?(sharing: Sharing, body: string): Promise<{ body: string; leftOut: number } | undefined>;
}

/** The reader's data when they open a step. */
export interface Known {
  facts: Partial<Facts>;
  holdings: Holding[];
  done: string[];
  last: RunResult | null;
}

/** Everything the bench needs to know of a provider to run the steps of a guide on it. */
export interface Provider {
  /** As `provider` in a guide's outline. */
  id: string;
  /** The names of the facts that only mean something at this provider. */
  facts: (keyof Facts)[];
  /** The fact that holds what the reader typed. */
  inputFact: 'stytch_input' | 'passwordless_input';
  /** Runs an action on the server. */
  run(place: Place, tools: Tools, input: Input): Promise<Wording>;
  browser?: BrowserHalf;
  mail?: ProviderMail;
  credentials: ProviderCredentials;
  checks: ProviderChecks;
  sharing: SharingRules;
  /** Texts that are removed from everything that is stored or shown. */
  secretsOf(connection: Connection): string[];
  /** Reads what an exchange changed for the reader. */
  readEffects(exchange: Exchange, facts: Partial<Facts>): Effects;
  /**
   * Explains an error of the provider; undefined for other errors.
   * @param failed the exchange that failed; undefined for a call that a step makes unseen, to get ready
   */
  refusal(error: unknown, failed: Exchange | undefined, place?: Pick<Place, 'step' | 'action'>): Refusal | undefined;
  /** Whether an error means that no readable response came. */
  isSilence(error: unknown): boolean;
  /** Whether an error may mean that the project itself is gone. */
  isGone(refusal: Pick<Refusal, 'status' | 'error_type'>, place: Place): boolean;
  /** Returns the options of a step's choices. */
  choices(facts: Partial<Facts>): Choice[];
  /** The user who is logged in to the reader's app, in words. */
  who(facts: Partial<Facts>, holdings: Holding[]): string | null;
  /** Initial values that replace the outline's examples, by field. `readerId` is empty before the first press. */
  initialInput?(mode: Connection['mode'], readerId: string, facts: Partial<Facts>): Input;
  /** Returns the note on a step that a link in an email has just opened; null when none has. */
  arrivalMessage?(place: Pick<Place, 'guide' | 'step'>, known: Known): Arrival | null;
  /** The address that the link with a held token was sent to, if it's known. */
  sentTo?(facts: Partial<Facts>, holding: Holding): string | undefined;
  /** `Set-Cookie` values that log the reader in to the plain app as a run did in the guide. */
  appCookies?(changed: Changed, secure: boolean): string[];
  /** `Set-Cookie` values that log the reader out of the plain app. */
  loggedOutCookies?(secure: boolean): string[];
}

/** Thrown by an action that finds a requirement missing: `message` says what, `step` names the step that gives it. */
export class Missing extends Error {
  readonly step: string;
  constructor(what: string, step: string) {
    super(what);
    this.step = step;
  }
}

import type { Arrow } from './flow.ts';

/** A call that a guide makes. Listings and the wire view find each other through this table. */
export interface Operation {
  /** The provider's name for the call. */
  name: string;
  /** The call as written in the source, without the client's name. */
  call: string;
  method: string;
  path: RegExp;
}

/** A value the reader may change before running. */
export interface InputField {
  name: string;
  label: string;
  type: 'email' | 'text' | 'code' | 'choice' | 'option';
  /** The initial value, which *prepare* uses too. Empty for a choice: earlier steps provide the options. */
  example: string;
  /** The options of an `option` field: the same for every reader, unlike a choice. */
  options?: string[];
  /** May be left empty. */
  optional?: true;
  /** The provider's errors about this field. */
  refusedAs?: string[];
  /** Makes a value typed here the default of every field with this name, in all steps. */
  shared?: true;
}

/**
 * The method of the official browser client that an action calls. `replay` sends one answer twice.
 */
export type Ceremony = 'register' | 'alias' | 'discoverable' | 'autofill' | 'replay';

/** Something a step can run: one button, one or more calls. */
export interface Action<Requirement extends string = string> {
  id: string;
  /** Label of the button. */
  label: string;
  needs: Requirement[];
  gives: Requirement[];
  /** The requirements that it uses up: another action that needs one afterwards gets a new one. */
  spends?: Requirement[];
  /** Not required, but the step shows more with it: *prepare* provides it first. */
  prefers?: Requirement[];
  inputs: InputField[];
  /** The provider's names of the calls, in order. */
  operations: string[];
  /** Shows what goes wrong and who handles it. Not part of finishing the step. */
  demonstratesFailure?: true;
  /** Runs as another user in another browser, so the reader doesn't hold the tokens it returns. */
  asOtherUser?: true;
  /** Has no button in the bench: the reader does it elsewhere on the page. */
  manual?: true;
  /**
   * Has no button: only *Prepare* runs it, for readers who skipped what gives it. Not part of finishing the step, and
   * its calls are taught elsewhere.
   */
  onlyPrepares?: true;
  /** The way *Prepare* gets it, where that changes something else, too. Shown before the press. */
  preparedBy?: string;
  /**
   * Works only in the sandbox: it opens an email by itself, signs in at another provider, moves the clock, or makes a
   * call fail.
   */
  sandboxOnly?: 'mailbox' | 'provider' | 'clock' | 'failure';
  /** Runs only on the reader's own test project: a shared one holds other readers' data. */
  ownProjectOnly?: true;
  /** A developer does this, so no end user sees its errors. */
  byDeveloper?: true;
  /** Continues in the reader's browser: only a browser can ask for a passkey. */
  inBrowser?: Ceremony;
}

/** The words about an error that a user of the app reads. */
export interface EndUserWords {
  title: string;
  advice: string;
  /** The link to go on with. The guide's `startAgain` if left out, none if empty. */
  way?: string;
}

/** A failure that a press on the troubleshooting page makes happen in the reader's own sandbox. */
export interface Failure extends Action {
  /** The troubleshooting entry it belongs to. */
  entry: string;
  /** The outcome it must have: the provider's error type, why no response came, or `done` for a success. */
  ends: string;
  /** The lines of the quickstart that handle it: statements of a file, each found by a text in its first line. */
  handledBy: { file: string; lines: string[] };
  /** The app's words to its user, where the outcome doesn't say. */
  person?: EndUserWords;
}

export interface Step<Requirement extends string = string> {
  id: string;
  title: string;
  /** The step in one line, for lists and `llms.txt`. */
  summary: string;
  actions: Action<Requirement>[];
  /** The ids of the actions that complete the step, all of them, in order. If left out, any action completes it. */
  completedBy?: string[];
  /** A developer does this step, so no end user sees its errors. */
  byDeveloper?: true;
  /** Shows the reader's sandbox project, the claims of their session JWT, or their authenticator app. */
  shows?: 'project' | 'jwt' | 'authenticator';
}

/**
 * Something a reader reads or copies to use their own sandbox project. `{name}` is replaced by that field of the
 * project.
 */
export type ProjectLine = { title: string; text: string } | { note: string };

/** One of the values that a provider's credentials consist of. */
export interface CredentialField {
  label: string;
  /** The placeholder: what such a value starts with. */
  looks: string;
  /** The environment variable that sets it for the whole site. */
  variable: string;
}

/** The preflight page's fields and checks. `{redirectUrl}` is replaced by the site's own redirect URL. */
export interface CredentialForm {
  id: CredentialField;
  secret: CredentialField;
  /** Identifies the project in a browser. Optional: only some checks need it. */
  publicToken?: CredentialField;
  /** Instructions for the provider's dashboard, before typing credentials. */
  before: string[];
  /** What the checks change at the provider, to read before pressing. */
  checksChange?: string;
  /** The checks that the provider's part of the bench runs, by their id, shown before they have run. */
  checks: { id: string; label: string }[];
}

/** A guide as data. `Requirement` is a union of the names of what its steps need and give. */
export interface GuideOutline<Requirement extends string = string> {
  id: string;
  /** Which folder of `lib/bench/providers` runs it. Guides with the same provider share credentials and tokens. */
  provider: string;
  title: string;
  /** Title of the guide's own page. */
  headline: string;
  /** The guide's subject, in a few sentences. */
  intro: string;
  /** Label of the button to the first step, wherever readers choose a guide. */
  invitation: string;
  /** The product's name, such as in titles: "Stytch B2B". */
  name: string;
  /** The product's short name, where "Stytch B2B" would be too long. */
  shortName: string;
  /** The company whose documentation the steps link to. */
  vendor: string;
  /** Completes "Your app: …" while no user has a session. */
  signedOut: string;
  /** The link that an end user gets after an error, to begin again. */
  startAgain: string;
  /** The page to create what the guide needs at the provider. */
  account: { href: string; label: string };
  /** A shell script can repeat the calls of its runs on a fresh project: none needs a browser. */
  runsAsScript?: true;
  /** Whether the provider sends email, so that steps have an inbox. */
  sendsMail: boolean;
  /** The step that creates the project or checks its variables. */
  setUpStep: string;
  /** The first step after which the code makes an app with a page to open. From there on it can be downloaded. */
  opensFrom: string;
  credentialForm: CredentialForm;
  /** Shell lines that use the reader's sandbox project from a terminal. */
  projectLines: ProjectLine[];
  /** The `.env` of the downloaded app for the reader's sandbox project, by variable. `{origin}` is the site's own. */
  appSettings: Record<string, string>;
  /** The sequence diagram. */
  flow: Arrow[];
  /** The calls the guide makes. */
  operations: Operation[];
  /** The methods of the provider's browser client, each with the calls it makes. */
  browserCalls?: Record<string, string[]>;
  /** Failures for the troubleshooting page. */
  failures: Failure[];
  /** The name of each requirement in a sentence. */
  requirements: Record<Requirement, string>;
  steps: Step<Requirement>[];
}

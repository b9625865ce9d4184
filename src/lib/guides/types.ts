/** What a step may need of the ones before it, or give to the ones after. */
export type Requirement =
  | 'organization'
  | 'mail'
  | 'magic_link_token'
  | 'spent_link_token'
  | 'intermediate_session_token'
  | 'session_token'
  | 'login'
  | 'email_domain'
  | 'register_token'
  | 'passkey'
  | 'verify_token'
  | 'signed_in'
  | 'passkeys'
  | 'deleted_passkey';

/** A value the reader may change before running. */
export interface InputField {
  name: string;
  label: string;
  type: 'email' | 'text' | 'choice' | 'option';
  /** What stands in the field, and what *prepare* uses. A choice has none: the steps before it make the choices. */
  example: string;
  /** What an `option` may be: the same for every reader, unlike a choice. */
  options?: string[];
  /** May be left empty. */
  optional?: true;
  /** The provider's errors that are about this field. */
  refusedAs?: string[];
}

/** What the browser does in a ceremony: the method of the official client that is called; `replay` sends an answer twice. */
export type Ceremony = 'register' | 'alias' | 'discoverable' | 'autofill' | 'replay';

/** Something a step can run: one press, one or more calls. */
export interface Action {
  id: string;
  /** On the button, after "Run". */
  label: string;
  needs: Requirement[];
  gives: Requirement[];
  /** Not needed, but the step shows more with it: *prepare* makes it first. */
  prefers?: Requirement[];
  inputs: InputField[];
  /** The provider's names of the calls, in order. */
  operations: string[];
  /** A "break it": shows what goes wrong and who handles it. It is no part of finishing the step. */
  demonstratesFailure?: true;
  /** Plays somebody else, in another browser: what they get is not the reader's to hold. */
  asOtherUser?: true;
  /** Not a button in the bench: the reader does it by hand, elsewhere on the page. */
  manual?: true;
  /** Works only where this site is the provider: it opens somebody's mail by itself, or moves the clock. */
  sandboxOnly?: 'mailbox' | 'clock';
  /** Runs only on a project of the reader's own, where looking around harms nobody else. */
  ownProjectOnly?: true;
  /** Whoever builds the app does this, and no person reads what is refused here. */
  byDeveloper?: true;
  /** Its second half runs in the reader's browser, which alone can ask for a passkey. */
  inBrowser?: Ceremony;
}

export interface Step {
  id: string;
  title: string;
  /** The steps that lead here, in one line, for lists and for `llms.txt`. */
  summary: string;
  actions: Action[];
  /** Whoever builds the app does this. Nobody who uses it types a slug or a key, so what is refused here no person reads. */
  byDeveloper?: true;
}

export interface GuideOutline {
  id: string;
  title: string;
  /** The title of the guide's own page, and what it is about in a few sentences. */
  headline: string;
  intro: string;
  /** On the button that leads to its first step, wherever a guide is chosen. */
  invitation: string;
  /** The provider's name where a page names it, such as in titles: "Stytch B2B". */
  name: string;
  /** Whose documentation a step links to. */
  vendor: string;
  /** The first step after which the code makes an app with a page to open. From there on it can be downloaded. */
  opensFrom: string;
  steps: Step[];
}

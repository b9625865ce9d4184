import type { Exchange } from '../wire/exchange.ts';
import type { Mode } from './credentials/types.ts';
import type { CredentialKind } from '../guides/credentials.ts';

export type { Facts } from './providers/facts.ts';

/** A credential in the reader's hands. Its value is sent to that reader only. */
export interface Holding {
  kind: CredentialKind;
  value: string;
  /** The run that brought it; null when the link in a mail did. */
  run_id: string | null;
  received_at: number;
  /** Milliseconds since 1970; null when the provider does not say. */
  expires_at: number | null;
}

/** Something that the reader may choose in a step. */
export interface Choice {
  value: string;
  name: string;
  note: string;
  /** The one that *prepare* takes. */
  default?: boolean;
}

/** One plain sentence, and what else there is to say. */
export interface Said {
  sentence: string;
  detail?: string;
}

export type Outcome =
  | ({ kind: 'done' } & Said)
  /** Our own check of a field; nothing was sent. */
  | ({ kind: 'invalid'; field: string } & Said)
  /** Something an earlier step gives is not there; nothing was sent. */
  | ({ kind: 'missing'; from: StepLink } & Said)
  /** The provider said no. `person` is what somebody using the app would read. */
  | ({
      kind: 'refused';
      status: number;
      error_type: string;
      person: { title: string; advice: string };
      step: StepLink;
      /** Where the reader goes on, when running it once more would be refused again. */
      go_on?: StepLink;
    } & Said)
  /** This site itself said no, before anything left: a limit, or something that is not this reader's. */
  | ({ kind: 'blocked'; status: number; retry_after_s?: number; at?: string } & Said)
  /** No answer came. The call may have taken effect. */
  | ({ kind: 'unanswered'; problem: string } & Said);

/** Why a browser's prompt ended without an answer, in the browser's own words. Anything else is `unknown`. */
export type PromptEnd =
  | 'dismissed'
  | 'timed_out'
  | 'stopped'
  | 'no_authenticator'
  | 'already_registered'
  | 'wrong_host'
  | 'unsupported'
  | 'unknown';

/** What the browser needs for its half of an action. */
export interface CeremonyWork {
  run: string;
  api_key: string;
  token?: string;
  nickname?: string;
  alias?: string;
}

export interface StepLink {
  guide: string;
  step: string;
  title: string;
}

export interface RunResult {
  id: string;
  guide: string;
  step: string;
  action: string;
  started_at: number;
  outcome: Outcome;
  exchanges: Exchange[];
  /** Which credentials answered. Absent: the sandbox. */
  mode?: Mode;
}

/** How a guide's calls are answered for this reader, as every page says it. */
export interface ModeState {
  mode: Mode;
  /** The reader's own credentials were forgotten: nothing runs until the reader chooses. */
  forgotten: boolean;
}

/** Everything the live context of a page show. */
export interface BenchState {
  /** Which credentials answer here. */
  answers: ModeState;
  /** What stands in a field at first, where it is not the outline's: a live mode makes up no address. */
  prefill: Record<string, string>;
  /** False before the reader's first press. */
  known: boolean;
  /** Who is logged in to the reader's app, in words. */
  who: string | null;
  holdings: Holding[];
  choices: Choice[];
  /** The steps done, by id. */
  done: string[];
  /** What the step's actions still need, by action. Those not named can be run. */
  missing: Record<string, { what: string; from: StepLink }>;
  /** What a link that led to this step brought; null once something was run here since. */
  arrival: Said | null;
  /** The newest run of the step asked about. Null, too, when a link arrived after it: what it came to is old news. */
  last_run: RunResult | null;
  /** The sandbox project, without its secret. */
  project: { project_id: string; base_url: string; expires_at: number } | null;
}

/** A mail in the reader's inbox. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  link: string;
  state: string;
  created_at: string;
  expires_at: string;
}

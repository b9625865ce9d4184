import type { MissingRequirement } from '../guides/missing.ts';
import type { EndUserWords } from '../guides/types.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Mode } from './credentials/types.ts';
import type { CredentialKind } from '../guides/credentials.ts';

import type { Facts } from './providers/facts.ts';

export type { Facts };

/** A token the reader holds. Its value is sent only to that reader. */
export interface Holding {
  kind: CredentialKind;
  value: string;
  /** The run that returned it; null if it came from the link in an email. */
  run_id: string | null;
  received_at: number;
  /** Milliseconds since 1970; null if the provider doesn't say. */
  expires_at: number | null;
  /** The address that the link with it was sent to, if it came from one. */
  sent_to?: string;
}

/** State changes read off an exchange. */
export interface Effects {
  drop: CredentialKind[];
  hold: Omit<Holding, 'run_id' | 'received_at'>[];
  facts: Partial<Facts>;
  /** Facts that are no longer true. */
  forget: (keyof Facts)[];
  /** An email was requested. */
  sent: boolean;
}

/** Changes in the tokens the reader holds, by kind. Empty: dropped. */
export type Changed = Partial<Record<CredentialKind, string>>;

/** An option of a choice field. */
export interface Choice {
  value: string;
  name: string;
  note: string;
  /** Whether *prepare* chooses it. */
  default?: boolean;
}

/** One plain sentence, and more detail. */
export interface Wording {
  sentence: string;
  detail?: string;
}

/** The note on a step that a link in an email has opened. */
export interface Arrival extends Wording {
  /** The step is done by it: there is nothing to press, and the next one follows. */
  done?: true;
}

export type Outcome =
  | ({ kind: 'done' } & Wording)
  /** Our own check of a field failed; nothing was sent. */
  | ({ kind: 'invalid'; field: string } & Wording)
  /** Something that an earlier step gives is missing; nothing was sent. */
  | ({ kind: 'missing'; from: StepLink } & Wording)
  /** The provider returned an error. `person` is what an end user of the app would read. */
  | ({
      kind: 'refused';
      status: number;
      error_type: string;
      person: EndUserWords;
      step: StepLink;
      /** The step where the reader continues, if running it again would fail again. */
      go_on?: StepLink;
    } & Wording)
  /** This site blocked the call before anything was sent: a limit, or something that isn't this reader's. */
  | ({ kind: 'blocked'; status: number; retry_after_s?: number; at?: string } & Wording)
  /** No response came. The call may have taken effect. */
  | ({ kind: 'unanswered'; problem: string } & Wording);

/** The reason a browser's prompt ended without an answer. `unknown` for anything else. */
export type PromptEnd =
  | 'dismissed'
  | 'timed_out'
  | 'stopped'
  | 'no_authenticator'
  | 'already_registered'
  | 'wrong_host'
  | 'unsupported'
  | 'unknown';

/** Values that the browser needs for its half of an action. */
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
  /** Whose credentials were used. Absent for the sandbox. */
  mode?: Mode;
}

/** Whose credentials a guide uses for this reader, as every page shows it. */
export interface ModeState {
  mode: Mode;
  /** The reader's own credentials were deleted: nothing runs until the reader chooses. */
  forgotten: boolean;
}

/** Everything the live context of a page show. */
export interface BenchState {
  /** Whose credentials are used. */
  answers: ModeState;
  /** Initial values that replace the outline's examples: live modes have no example address. */
  prefill: Record<string, string>;
  /** False before the reader's first press. */
  known: boolean;
  /** The user who is logged in to the reader's app, in words. */
  who: string | null;
  holdings: Holding[];
  choices: Choice[];
  /** The completed steps, by id. */
  done: string[];
  /** Missing requirements of the step's actions, by action. Actions without an entry can run. */
  missing: Record<string, MissingRequirement>;
  /** The result of the link that opened this step; null once the reader has run something here. */
  arrival: Arrival | null;
  /** Offset of the clock of the reader's sandbox. All times in `holdings` are sandbox time. */
  clock_offset_ms: number;
  /** The newest run of the step. Null once it is outdated: a link was opened after it, or another user logged in. */
  last_run: RunResult | null;
  /** The sandbox project, without its secret. */
  project: { project_id: string; base_url: string; expires_at: number } | null;
}

/** An email in the reader's inbox. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  link: string;
  /** A label that says what opening the link does. */
  press: string;
  state: string;
  created_at: string;
  expires_at: string;
}

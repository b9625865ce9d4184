import type { Exchange } from '../wire/exchange.ts';
import type { CredentialKind } from '../outline/credentials.ts';

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

/** An organization that the reader may choose. */
export interface Choice {
  organization_id: string;
  name: string;
  /** The provider's word: `active_member`, `eligible_to_join_by_email_domain` … */
  membership: string;
}

/** What the steps need of each other beside credentials. */
export interface Facts {
  organization: { organization_id: string; name: string; slug: string };
  mail: { to: string };
  spent_link_token: string;
  choices: Choice[];
  login: { email: string; organization_id: string; organization: string };
  email_domain: { domain: string; organization_id: string; organization: string };
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
    } & Said)
  /** No answer came. The call may have taken effect. */
  | ({ kind: 'unanswered'; problem: string } & Said);

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
}

/** Everything the live parts of a page show. */
export interface BenchState {
  /** False before the reader's first press. */
  known: boolean;
  /** Who is logged in to the reader's app. */
  login: Facts['login'] | null;
  holdings: Holding[];
  choices: Choice[];
  /** The steps done, by id. */
  done: string[];
  /** What the step's actions still need, by action. Those not named can be run. */
  lacking: Record<string, { what: string; from: StepLink }>;
  /** The newest run of the step asked about. */
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

import type { Exchange } from '../../wire/exchange.ts';
import type { Mode } from '../credentials/types.ts';
import type { Outcome } from '../types.ts';
import type { ScopeState } from './scope.ts';

/** One run in a report. Contains no token; addresses and names only if the reader chose to show them. */
export interface ReportRun {
  guide: string;
  /** A step of the guide, or `finished-app`. */
  step: string;
  action: string;
  started_at: number;
  /** Whose credentials were used, and the origin of the calls: this site's emulator, or the provider. */
  mode: Mode;
  origin: string;
  outcome: Outcome['kind'];
  sentence: string;
  /** The words an end user would read after an error of the provider. */
  person: { title: string; advice: string } | null;
  exchanges: Exchange[];
}

/** The author's text in a memo, shown as written. */
export interface MemoWords {
  title: string;
  /** The author's summary. */
  words: string;
  recommendation: string;
}

/** Emails in the reader's sandbox, which the finished app sends without leaving a run. */
export interface MailTried {
  sent: number;
  /** Links that were used to log in. */
  used: number;
}

/** A reader's runs, redacted, for anyone with the report's address. */
export interface Report {
  id: string;
  guide: string;
  made_at: number;
  expires_at: number;
  /** The site it was run on. */
  origin: string;
  /** Whether typed addresses and names are shown. Made-up ones always are. */
  names: boolean;
  /** One run of each action, the newest that succeeded if any did, and one in an outage, in the order they were run. */
  runs: ReportRun[];
  /** Null in a live mode. */
  mail: MailTried | null;
  memo: MemoWords;
  scope: ScopeState;
}

export interface ReportOptions {
  names: boolean;
  memo: MemoWords;
  scope: ScopeState;
}

export type ReportEntry = Pick<Report, 'id' | 'guide' | 'made_at' | 'expires_at'> & Pick<MemoWords, 'title'>;

export type MakeResult = { kind: 'made'; report: ReportEntry } | { kind: 'nothing_to_report' } | { kind: 'too_many' };

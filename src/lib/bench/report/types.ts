import type { Exchange } from '../../wire/exchange.ts';
import type { Mode } from '../credentials/types.ts';
import type { Outcome } from '../types.ts';

/** One run as a report shows it. No token is in it; addresses and names only when the reader ticked them. */
export interface ReportRun {
  step: string;
  action: string;
  started_at: number;
  /** Which credentials answered, and where the calls went: this site's emulator, or the provider. */
  mode: Mode;
  origin: string;
  outcome: Outcome['kind'];
  sentence: string;
  /** What somebody using the app would read, where the provider said no. */
  person: { title: string; advice: string } | null;
  exchanges: Exchange[];
}

/** What a reader typed on "What it takes", by the id of the line. Shared only when they say so. */
export interface Typed {
  /** What they decided. */
  answers: Record<string, string>;
  /** Their own days of work. */
  days: Record<string, number>;
}

/** A reader's actual run, frozen, for whoever has its address. */
export interface Report {
  id: string;
  guide: string;
  made_at: number;
  expires_at: number;
  /** Where it was run: this site. */
  origin: string;
  /** Whether addresses and names are shown. */
  names: boolean;
  /** One run of each action, the newest that succeeded if any did, in the order they were run. */
  runs: ReportRun[];
  typed: Typed;
}

export interface ReportOptions {
  names: boolean;
  typed: Typed;
}

export type ReportEntry = Pick<Report, 'id' | 'guide' | 'made_at' | 'expires_at'>;

export type Made = { kind: 'made'; report: ReportEntry } | { kind: 'nothing_run' } | { kind: 'too_many' };

import type { Exchange } from '../../wire/exchange.ts';
import type { Mode } from '../credentials/types.ts';
import type { Outcome } from '../types.ts';

/** One run in a report. Contains no token; addresses and names only if the reader chose to show them. */
export interface ReportRun {
  step: string;
  action: string;
  started_at: number;
  /** Whose credentials were used, and the origin of the calls: this site's emulator, or the provider. */
  mode: Mode;
  origin: string;
  outcome: Outcome['kind'];
  sentence: string;
  /** What an end user would read after an error of the provider. */
  person: { title: string; advice: string } | null;
  exchanges: Exchange[];
}

/** What a reader typed on "What it takes", by the line's id. Shared only if they choose to. */
export interface Typed {
  /** What they decided. */
  answers: Record<string, string>;
  /** Their own days of work. */
  days: Record<string, number>;
}

/** A reader's runs, redacted, for anyone with the report's address. */
export interface Report {
  id: string;
  guide: string;
  made_at: number;
  expires_at: number;
  /** The site it was run on. */
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

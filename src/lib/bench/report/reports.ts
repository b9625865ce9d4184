import { randomBytes } from 'node:crypto';
import type { BenchContext } from '../context.ts';
import { guides } from '../../guides/index.ts';
import { providerOf } from '../providers/index.ts';
import { isLive, type Mode } from '../credentials/types.ts';
import type { Reader } from '../reader/readers.ts';
import { listRuns } from '../reader/runs.ts';
import { lastOfEach, secretsOf } from './collect.ts';
import { redactRuns } from './redact-report.ts';
import { findReport, listReports, putReport, sweepReports, takeReport } from './reports-table.ts';
import type { Made, Report, ReportEntry, ReportOptions } from './types.ts';

const LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** The reports that readers chose to share. */
export interface Reports {
  /** Stores what the reader has run of a guide, redacted, at an address that can't be guessed. */
  make(reader: Reader, guide: string, options: ReportOptions): Promise<Made>;
  /** Anyone with the address may read a report; only its author may withdraw it. */
  find(reader: Reader | undefined, id: string): Promise<{ report: Report; mine: boolean } | null>;
  list(reader: Reader | undefined): Promise<ReportEntry[]>;
  withdraw(reader: Reader | undefined, id: string): Promise<boolean>;
  sweep(now: number): Promise<void>;
}

export function createReports(context: BenchContext): Reports {
  const { db, settings } = context;
  const originOf = (guide: string, mode: Mode) => {
    const provider = guides.find(({ id }) => id === guide)?.provider;
    if (!isLive({ mode }) || !provider) return settings.SITE_URL;
    return new URL(providerOf(context, provider).credentials.liveUrl(settings)).origin;
  };
  return {
    async make(reader, guide, options) {
      const runs = await listRuns(context, reader.id);
      const shown = lastOfEach(runs, guide);
      if (shown.length === 0) return { kind: 'nothing_run' };
      const redacted = redactRuns(shown, options, await secretsOf(context, reader.id, runs));
      const made_at = Date.now();
      const entry = { id: randomBytes(24).toString('base64url'), guide, made_at, expires_at: made_at + LIFE_MS };
      const there = await putReport(db, reader.id, {
        ...entry,
        ...redacted,
        runs: redacted.runs.map((run) => ({ ...run, origin: originOf(guide, run.mode) })),
        names: options.names,
        origin: settings.SITE_URL,
      });
      return there ? { kind: 'made', report: entry } : { kind: 'too_many' };
    },
    async find(reader, id) {
      const found = await findReport(db, id, Date.now());
      return found ? { report: found.report, mine: found.reader_id === reader?.id } : null;
    },
    list: async (reader) => (reader ? await listReports(db, reader.id, Date.now()) : []),
    withdraw: async (reader, id) => (reader ? await takeReport(db, reader.id, id) : false),
    sweep: (now) => sweepReports(db, now),
  };
}

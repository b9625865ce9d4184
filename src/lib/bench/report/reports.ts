import { randomBytes } from 'node:crypto';
import { boundsOf } from '../../config/bounds.ts';
import { createLimit } from '../../store/limiter.ts';
import { Blocked } from '../../wire/blocked.ts';
import type { BenchContext } from '../context.ts';
import { guides } from '../../guides/index.ts';
import { providerOf } from '../providers/index.ts';
import { inMinutes } from '../credentials/live/mail-quota.ts';
import { isLive, type Mode } from '../credentials/types.ts';
import type { Reader } from '../reader/readers.ts';
import type { RunResult } from '../types.ts';
import { lastOfEach, runsOf, secretsOf } from './collect.ts';
import { redactRuns } from './redact-report.ts';
import { findReport, listReports, putReport, sweepReports, takeReport } from './reports-table.ts';
import { saysSomething } from './says-something.ts';
import type { MailTried, MakeResult, Report, ReportEntry, ReportOptions } from './types.ts';

const LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** The most text of one report's runs, in characters. A report of all steps has 100,000, and is made in 8 ms. */
const LONGEST = 200_000;

const lengthOf = (runs: readonly RunResult[]): number =>
  runs
    .flatMap(({ exchanges }) => exchanges)
    .reduce((sum, { request, response }) => sum + request.body.length + (response?.body.length ?? 0), 0);

const tooLong = new Blocked(413, 'Your runs are too long for a report', 'Run the steps again with shorter texts.');

const tooMany = (wait: number) =>
  new Blocked(
    429,
    'Your network has shared too many reports',
    `Nothing was shared. Try again ${inMinutes(wait)}.`,
    wait,
  );

/** The reports that readers chose to share. */
export interface Reports {
  /**
   * Stores a memo with what the reader has run of a guide and of others for the same provider, redacted, at an address
   * that can't be guessed.
   */
  make(reader: Reader, guide: string, options: ReportOptions): Promise<MakeResult>;
  /** Whether the author wrote or entered something: then a memo needs no run, nor a known reader. */
  saysSomething(options: ReportOptions): boolean;
  /** Anyone with the address may read a report; only its author may withdraw it. */
  find(reader: Reader | undefined, id: string): Promise<{ report: Report; mine: boolean } | null>;
  list(reader: Reader | undefined): Promise<ReportEntry[]>;
  withdraw(reader: Reader | undefined, id: string): Promise<boolean>;
  sweep(now: number): Promise<void>;
}

/**
 * Creates the store of shared reports. `make` throws `Blocked` when the runs are too long or a network shared too many.
 */
export function createReports(context: BenchContext): Reports {
  const { db, settings, seal } = context;
  const bounds = boundsOf(settings);
  const perAddress = bounds && createLimit(db, 'reports-address', bounds.reportsPerHour, 60 * 60);
  const originOf = (guide: string, mode: Mode) => {
    const provider = guides.find(({ id }) => id === guide)?.provider;
    if (!isLive({ mode }) || !provider) return settings.SITE_URL;
    return new URL(providerOf(context, provider).credentials.liveUrl(settings)).origin;
  };
  return {
    async make(reader, guide, options) {
      const wait = await perAddress?.consume(seal.digest(reader.from));
      if (wait) throw tooMany(wait);
      const runs = await runsOf(context, reader.id);
      const shown = lastOfEach(runs, guidesLike(guide));
      const mail = await mailTried(context, reader, guide);
      if (shown.length === 0 && !mail?.sent && !saysSomething(options)) return { kind: 'nothing_to_report' };
      if (lengthOf(shown) > LONGEST) throw tooLong;
      const redacted = redactRuns(shown, options, await secretsOf(context, reader.id, runs));
      const made_at = Date.now();
      const entry = { id: randomBytes(24).toString('base64url'), guide, made_at, expires_at: made_at + LIFE_MS };
      const isStored = await putReport(db, reader.id, {
        ...entry,
        ...redacted,
        runs: redacted.runs.map((run) => ({ ...run, origin: originOf(guide, run.mode) })),
        mail,
        names: options.names,
        origin: settings.SITE_URL,
      });
      return isStored ? { kind: 'made', report: { ...entry, title: redacted.memo.title } } : { kind: 'too_many' };
    },
    saysSomething,
    async find(reader, id) {
      const stored = await findReport(db, id, Date.now());
      return stored ? { report: stored.report, mine: stored.reader_id === reader?.id } : null;
    },
    list: async (reader) => (reader ? await listReports(db, reader.id, Date.now()) : []),
    withdraw: async (reader, id) => (reader ? await takeReport(db, reader.id, id) : false),
    sweep: (now) => sweepReports(db, now),
  };
}

/** The guides of the same provider, whose app a memo is about. */
const guidesLike = (guide: string): string[] => {
  const provider = guides.find(({ id }) => id === guide)?.provider;
  return guides.filter((one) => one.provider === provider).map(({ id }) => id);
};

/** The most emails to look at. */
const MOST_MAIL = 50;

/** Counts the emails of the reader's sandbox; null in a live mode, without a project, or if it doesn't respond. */
async function mailTried(context: BenchContext, { id }: Reader, guide: string): Promise<MailTried | null> {
  const { projects, controlPlane, connections } = context;
  const provider = guides.find((one) => one.id === guide)?.provider ?? '';
  const project = await projects.find(id);
  if (!project || (await connections.find(id, provider)).mode !== 'sandbox') return null;
  try {
    const messages = await controlPlane.listMessages(project, { limit: MOST_MAIL });
    return { sent: messages.length, used: messages.filter(({ state }) => state === 'used').length };
  } catch {
    // The memo does without this count.
    return null;
  }
}

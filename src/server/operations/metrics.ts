import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../../lib/store/database.ts';
import type { Answered } from './observe.ts';

/** Counts what happens on the site, in Prometheus' format. */
export interface Metrics {
  answered(request: Answered): void;
  /** A reader ran an action. @param outcome one of `Outcome['kind']` */
  ran(guide: string, step: string, outcome: string): void;
  /** A reader's first successful call. @param ms since they arrived */
  firstCall(ms: number): void;
  contentType: string;
  text(): Promise<string>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const UNTIL_FIRST_CALL = [5, 15, 30, 60, 120, 300, 600, 1800, 3600];

/** The bounds that a refusal's status tells apart. */
const REFUSALS: Record<number, string> = { 413: 'body_size', 429: 'rate', 507: 'storage' };

/**
 * Creates the metrics of a process.
 * @param database counted when the metrics are read
 * @param file the SQLite file; undefined on PostgreSQL
 */
export function createMetrics(database: Database, file: string | undefined): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Also measures the event loop's delay: nodejs_eventloop_lag_….
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'first_login_request_duration_seconds',
    help: 'Requests and how long their responses took.',
    labelNames: ['area', 'status'],
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'first_login_refusals_total',
    help: 'Requests refused because of a bound.',
    labelNames: ['area', 'bound'],
    registers,
  });
  const runs = new Counter({
    name: 'first_login_runs_total',
    help: 'Actions that readers ran, by outcome.',
    labelNames: ['guide', 'step', 'outcome'],
    registers,
  });
  const firstCalls = new Histogram({
    name: 'first_login_first_call_seconds',
    help: 'Time from a reader’s first press to their first successful call.',
    buckets: UNTIL_FIRST_CALL,
    registers,
  });
  gauge('first_login_sandbox_projects', 'Sandbox projects in the database.', () => countProjects(database));
  gauge('first_login_database_bytes', 'Size of the database.', () => databaseBytes(database, file));

  function gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        // A database that is down must not take the other metrics with it.
        this.set(await read().catch(() => NaN));
      },
    });
  }

  return {
    answered({ path, status, ms }) {
      const area = areaOf(path);
      requests.observe({ area, status }, ms / 1000);
      const bound = REFUSALS[status];
      if (bound) refusals.inc({ area, bound });
    },
    ran: (guide, step, outcome) => runs.inc({ guide, step, outcome }),
    firstCall: (ms) => firstCalls.observe(ms / 1000),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** Few areas rather than paths: each value of a label is a time series of its own. */
function areaOf(path: string): string {
  if (/^\/(v1|sdk|passwordless)\//.test(path)) return 'sandbox';
  if (path.startsWith('/_sandbox/')) return 'control';
  if (path.startsWith('/api/')) return 'bench';
  return /^\/(healthz|readyz|metrics)$/.test(path) ? 'operations' : 'pages';
}

async function countProjects(database: Database): Promise<number> {
  const count = database.selectFrom('sandbox_projects').select(({ fn }) => fn.countAll<number>().as('n'));
  return (await count.executeTakeFirstOrThrow()).n;
}

async function databaseBytes(database: Database, file: string | undefined): Promise<number> {
  if (file !== undefined) return (await stat(file)).size;
  const { rows } = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(database);
  return rows[0]?.size ?? NaN;
}

import { guides } from '../guides/index.ts';
import { traceOf } from '../log/trace.ts';
import { sweepLimits } from '../store/limiter.ts';
import { Blocked } from '../wire/blocked.ts';
import type { Bench } from './bench.ts';
import { beginCeremony } from './ceremony/begin.ts';
import { finishCeremony } from './ceremony/finish.ts';
import { passThrough } from './ceremony/pass-through.ts';
import { sweepPendingCeremonies } from './ceremony/pending-ceremonies.ts';
import { createContext, type BenchContext } from './context.ts';
import type { ContextInput } from './services.ts';
import { redirectUrl } from './credentials/addresses.ts';
import { createCredentialSettings, type CredentialSettings } from './credentials/credential-settings.ts';
import type { Refused } from './credentials/refused.ts';
import { asBlocked } from './no-room.ts';
import { openLiveCalls } from './live-calls/live-calls.ts';
import { createOpenStreams, type OpenStreams } from './live-calls/open-streams.ts';
import { runChecks } from './preflight/checks.ts';
import { prepare } from './prepare/prepare.ts';
import { createApps } from './providers/apps.ts';
import { allProviders, providerOf } from './providers/index.ts';
import { reveal } from './providers/reveal-project.ts';
import { sweepReaders } from './reader/readers.ts';
import { findRun } from './reader/runs.ts';
import { createSession } from './reader/session.ts';
import { createReports, type Reports } from './report/reports.ts';
import type { Changed } from './types.ts';
import { blocked } from './run/outcome.ts';
import { runAction } from './run/run-action.ts';
import { moveClock } from './sandbox-project/clock.ts';
import { isDown, setDown } from './sandbox-project/outage.ts';
import { listMail, mailHtml } from './sandbox-project/inbox.ts';
import { startOver } from './start-over.ts';
import { playScene } from './stories/play-scene.ts';
import { benchState } from './state/bench-state.ts';

export type { Bench } from './bench.ts';
export type { Check } from './preflight/check.ts';
export type { CredentialState } from './credentials/credential-settings.ts';
export type { Refused } from './credentials/refused.ts';
export type { LiveCalls } from './live-calls/live-calls.ts';
export type { Reader } from './reader/readers.ts';
export type { Report, ReportEntry, ReportRun } from './report/types.ts';
export type {
  BenchState,
  CeremonyWork,
  Choice,
  Holding,
  Mail,
  PromptEnd,
  RunResult,
  Wording,
  StepLink,
} from './types.ts';

/** Creates the server side of the bench, once per process. `from` gives the bench for one network address. */
export function createBench(input: ContextInput): Bench {
  const context = createContext(input);
  const shared = {
    reports: createReports(context),
    credentials: createCredentialSettings(context),
    streams: createOpenStreams(),
  };
  const benchFrom = (address: string): Bench => createBenchFor(context, shared, benchFrom, address);
  return benchFrom('');
}

function createBenchFor(
  context: BenchContext,
  { reports, credentials, streams }: { reports: Reports; credentials: CredentialSettings; streams: OpenStreams },
  from: Bench['from'],
  address: string,
): Bench {
  const { projects, host } = context;
  const secure = context.settings.SITE_URL.startsWith('https:');
  const session = createSession(context, address);

  const appCookies = (guide: { provider: string }, changed: Changed): string[] =>
    providerOf(context, guide.provider).appCookies?.(changed, secure) ?? [];
  const loggedOut = allProviders(context).flatMap((provider) => provider.loggedOutCookies?.(secure) ?? []);
  const after = (refused: Refused | null) => ({ value: refused, cookies: refused ? [] : loggedOut });

  return {
    ...session,
    state: (reader, guide, step) => benchState(context, reader, guide, step),
    run: async (reader, place, input) => {
      const { result, changed } = await runAction(context, reader, place, input);
      return { value: result, cookies: appCookies(place.guide, changed) };
    },
    prepare: async (reader, place, input) => {
      const { changed, ...value } = await prepare(context, reader, place, input);
      return { value, cookies: appCookies(place.guide, changed) };
    },
    playScene: (reader, scene) => playScene(context, reader, scene),
    beginCeremony: (reader, place, input) => beginCeremony(context, reader, place, input),
    passThrough: async (request, run, route) =>
      passThrough(context, await session.recognise(request), run, route, request),
    finishCeremony: async (reader, run, ended) => (reader ? await finishCeremony(context, reader, run, ended) : null),
    findRun: async (reader, id) => (reader ? await findRun(context, reader.id, id) : null),
    startOver: async (reader, what = { scope: 'all' }) => {
      const dropped = await startOver(context, reader, what);
      return { value: null, cookies: what.scope === 'all' ? loggedOut : appCookies(what.guide, dropped) };
    },
    moveClock: (reader, seconds) => moveClock(context, reader, seconds),
    isDown: async (reader, guide) => (reader ? await isDown(context, reader, guide) : false),
    setDown: (reader, guide, down) => setDown(context, reader, guide, down),
    inbox: (reader) => listMail(context, reader),
    mailHtml: (reader, id) => mailHtml(context, reader, id),
    liveCalls: (reader, since) => openLiveCalls(context, streams, reader, since),
    endLiveCalls: () => streams.endAll(),
    siteUrl: context.settings.SITE_URL,
    revealProject: async (reader) => reveal(await projects.ensure(reader)),
    apps: createApps(context, session),
    blockedReason: (error) => blockedReason(context, error),
    noteFailure: (error) => context.log.error(traceOf(error), 'a request failed'),
    reports,
    credentials,
    choose: async (reader, guide, mode, code) => after(await credentials.choose(reader, guide, mode, code)),
    keep: async (reader, guide, typed) => after(await credentials.keep(reader, guide, typed)),
    from,
    checkHost: () => checkHost(context),
    closeHost: () => host.close(),
    hostStates: () => Object.fromEntries(guides.map(({ id, provider }) => [id, host.state(provider)])),
    sweep: (now) => sweepBench(context, reports, now),
  };
}

/** Says why a request was blocked or had no room; undefined for any other error. A full database is logged. */
function blockedReason({ log }: BenchContext, error: unknown): ReturnType<Bench['blockedReason']> {
  const reason = asBlocked(error);
  if (!reason) return undefined;
  if (!(error instanceof Blocked)) log.error(traceOf(error), 'a request failed');
  const { status, sentence, detail, retry_after_s: retryAfterS } = blocked(reason);
  return { status, refused: `${sentence} ${detail}`, ...(retryAfterS !== undefined && { retryAfterS }) };
}

/** Tries the credentials of the host's test projects. Their settings aren't checked. */
const checkHost = (context: BenchContext): Promise<void> =>
  context.host.check(async (id, connection) => {
    const { record, settings } = context;
    const provider = providerOf(context, id);
    return (await runChecks(record, provider, connection, redirectUrl(settings), 'without settings')).verdict;
  });

async function sweepBench({ db, connections, ownership }: BenchContext, reports: Reports, now: number): Promise<void> {
  await sweepReaders(db, now);
  await sweepPendingCeremonies(db, now);
  await reports.sweep(now);
  await connections.sweep(now);
  await ownership.sweep(now);
  await sweepLimits(db)(now);
}

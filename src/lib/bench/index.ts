import { appCookies } from './providers/stytch/plain-app/cookies.ts';
import { arrive } from './providers/stytch/magic-link/callback.ts';
import { beginCeremony } from './ceremony/begin.ts';
import { finishCeremony } from './ceremony/finish.ts';
import { passThrough } from './ceremony/pass-through.ts';
import { sweepPendingCeremonies } from './ceremony/pending-ceremonies.ts';
import { benchState, emptyState } from './state/bench-state.ts';
import { blockedAsPage } from './providers/stytch/plain-app/blocked-page.ts';
import { listMail, mailHtml } from './sandbox-project/inbox.ts';
import { guides } from '../guides/index.ts';
import { blockedAsJson, runPasskeyApp } from './providers/passwordless/plain-app.ts';
import { prepare } from './prepare/prepare.ts';
import { readReaderKey, writeReaderKey } from './reader/cookie.ts';
import { forgetWork } from './reader/progress.ts';
import { findReader, makeReader, sweepReaders, type Reader } from './reader/readers.ts';
import { findRun } from './reader/runs.ts';
import { createReports, type Reports } from './report/reports.ts';
import { runAction } from './run/run-action.ts';
import { runApp } from './providers/stytch/plain-app/run.ts';
import { traceOf } from '../log/trace.ts';
import { sweepLimits } from '../store/limiter.ts';
import { redirectUrl } from './credentials/addresses.ts';
import { runChecks } from './preflight/checks.ts';
import { Blocked } from '../wire/blocked.ts';
import { blocked } from './run/outcome.ts';
import { createCredentialSettings, type CredentialSettings, type Refused } from './credentials/credential-settings.ts';
import { PASSWORDLESS_BASE } from './credentials/sandbox.ts';
import type { Bench } from './bench.ts';
import { createContext, type BenchContext, type ContextInput } from './context.ts';
import { saysGone } from './sandbox-project/control-plane.ts';

export type { Bench } from './bench.ts';
export type { Check } from './preflight/check.ts';
export type { CredentialState, Refused } from './credentials/credential-settings.ts';
export type { Reader } from './reader/readers.ts';
export type { Report, ReportEntry, ReportRun } from './report/types.ts';
export type { BenchState, CeremonyWork, Choice, Holding, Mail, PromptEnd, RunResult, Said, StepLink } from './types.ts';

export function createBench(given: ContextInput): Bench {
  const context = createContext(given);
  const shared = { reports: createReports(context), credentials: createCredentialSettings(context) };
  const benchFrom = (address: string): Bench => createBenchFor(context, shared, benchFrom, address);
  return benchFrom('');
}

function createBenchFor(
  context: BenchContext,
  { reports, credentials }: { reports: Reports; credentials: CredentialSettings },
  from: Bench['from'],
  address: string,
): Bench {
  const { projects, controlPlane, connections, host } = context;
  const secure = context.settings.SITE_URL.startsWith('https:');

  const recognise: Bench['recognise'] = async (request) => {
    const key = readReaderKey(request, secure);
    return key ? await findReader(context.db, key, Date.now(), address) : undefined;
  };
  const enter: Bench['enter'] = async (request) => {
    const key = readReaderKey(request, secure);
    const known = key && (await findReader(context.db, key, Date.now(), address));
    if (known) return { value: known, cookies: [writeReaderKey(key, secure)] };
    await context.countReader(address);
    const made = await makeReader(context.db, Date.now(), address);
    return { value: made.reader, cookies: [writeReaderKey(made.key, secure)] };
  };

  const answersOf = async (guide: string) => {
    const { mode, forgotten } = await connections.find(undefined, guide);
    return { mode, forgotten };
  };
  const usesSandbox = async (reader: Reader) => {
    const modes = await Promise.all(guides.map(async ({ id }) => (await connections.find(reader.id, id)).mode));
    return modes.includes('sandbox');
  };

  const emptyProject = async (reader: Reader) => {
    const project = await projects.ensure(reader);
    await controlPlane.reset(project).catch(async (error: unknown) => {
      if (!saysGone(error)) throw error;
      await projects.forget(reader.id, project);
    });
  };

  /** Of what the plain app holds nothing is worth anything any more. */
  const loggedOut = appCookies({ intermediate_session_token: '', session_token: '' }, secure);
  const after = (refused: Refused | null) => ({ value: refused, cookies: refused ? [] : loggedOut });

  return {
    recognise,
    enter,
    state: async (reader, guide, step) =>
      reader ? await benchState(context, reader, guide, step) : emptyState(await answersOf(guide), guide, step),
    run: async (reader, place, input) => {
      const { result, changed } = await runAction(context, reader, place, input);
      return { value: result, cookies: appCookies(changed, secure) };
    },
    prepare: async (reader, place) => {
      const { changed, ...value } = await prepare(context, reader, place);
      return { value, cookies: appCookies(changed, secure) };
    },
    beginCeremony: (reader, place, input) => beginCeremony(context, reader, place, input),
    passThrough: async (request, run, route) => passThrough(context, await recognise(request), run, route, request),
    finishCeremony: async (reader, run, ended) => (reader ? await finishCeremony(context, reader, run, ended) : null),
    findRun: async (reader, id) => (reader ? await findRun(context, reader.id, id) : null),
    startOver: async (reader) => {
      // Another's real project is not ours to empty: only what we know of it is forgotten.
      if (await usesSandbox(reader)) await emptyProject(reader);
      await forgetWork(context.db, reader.id, 'all');
      return { value: null, cookies: loggedOut };
    },
    inbox: (reader) => listMail(context, reader),
    mailHtml: (reader, id) => mailHtml(context, reader, id),
    siteUrl: context.settings.SITE_URL,
    revealProject: async (reader) => {
      const { project_id, secret, base_url, passkeys } = await projects.ensure(reader);
      return {
        project_id,
        secret: secret.reveal(),
        base_url,
        passwordless: passkeys && {
          api_url: base_url + PASSWORDLESS_BASE,
          api_key: passkeys.api_key,
          api_secret: passkeys.api_secret.reveal(),
        },
      };
    },
    // Catches the new-reader limit. `runApp` handles the reader's own blocked calls, so that their cookie is still set.
    app: (request, route) =>
      blockedAsPage(async () => {
        const { value: reader, cookies } =
          request.method === 'POST' ? await enter(request) : { value: await recognise(request), cookies: [] };
        return withCookies(await runApp(context, reader, request, route), cookies);
      }),
    passkeyApp: (request, route) =>
      blockedAsJson(async () => {
        const { value: reader, cookies } = await enter(request);
        return withCookies(await runPasskeyApp(context, reader, request, route), cookies);
      }),
    arrive: async (request) => await arrive(context, await recognise(request), request),
    blockedReason: (error) => {
      if (!(error instanceof Blocked)) return undefined;
      const { status, sentence, detail, retry_after_s: retryAfterS } = blocked(error);
      return { status, refused: `${sentence} ${detail}`, ...(retryAfterS !== undefined && { retryAfterS }) };
    },
    noteFailure: (error) => context.log.error(traceOf(error), 'a request failed'),
    reports,
    credentials,
    choose: async (reader, guide, mode, code) => after(await credentials.choose(reader, guide, mode, code)),
    keep: async (reader, guide, id, secret) => after(await credentials.keep(reader, guide, id, secret)),
    from,
    checkHost: () =>
      host.check(async (guide, connection) => {
        const { verdict } = await runChecks(context, guide, connection, redirectUrl(context.settings));
        return verdict;
      }),
    hostStates: () => Object.fromEntries(guides.map(({ id }) => [id, host.state(id)])),
    sweep: async (now) => {
      await sweepReaders(context.db, now);
      await sweepPendingCeremonies(context.db, now);
      await reports.sweep(now);
      await connections.sweep(now);
      await context.ownership.sweep(now);
      await sweepLimits(context.db)(now);
    },
  };
}

function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

import { appCookies } from './providers/stytch/plain-app/cookies.ts';
import { arrive } from './providers/stytch/magic-link/callback.ts';
import { beginCeremony } from './ceremony/begin.ts';
import { finishCeremony } from './ceremony/finish.ts';
import { passThrough } from './ceremony/pass-through.ts';
import { sweepUnderWay } from './ceremony/pending-ceremonies.ts';
import { benchState, emptyState } from './state/bench-state.ts';
import { blockedAsPage } from './providers/stytch/plain-app/blocked-page.ts';
import { listMail, mailHtml } from './sandbox-project/inbox.ts';
import { guides } from '../guides/index.ts';
import type { LabParts } from './context.ts';
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
import { examine } from './preflight/checks.ts';
import { Blocked } from '../wire/blocked.ts';
import { blocked } from './run/outcome.ts';
import { createDesk, type Desk, type Refused } from './credentials/credential-settings.ts';
import { PASSWORDLESS_BASE } from './credentials/sandbox.ts';
import type { Bench } from './bench.ts';
import { makeParts, type Given } from './create-context.ts';
import { saysGone } from './sandbox-project/control-plane.ts';

export type { Bench } from './bench.ts';
export type { Check } from './preflight/check.ts';
export type { DeskState, Refused } from './credentials/credential-settings.ts';
export type { Reader } from './reader/readers.ts';
export type { Report, ReportEntry, ReportRun } from './report/types.ts';
export type { BenchState, CeremonyWork, Choice, Holding, Mail, PromptEnd, RunResult, Said, StepLink } from './types.ts';

export function createBench(given: Given): Bench {
  const parts = makeParts(given);
  const shared = { reports: createReports(parts), desk: createDesk(parts) };
  const benchFrom = (address: string): Bench => createBenchFor(parts, shared, benchFrom, address);
  return benchFrom('');
}

function createBenchFor(
  parts: LabParts,
  { reports, desk }: { reports: Reports; desk: Desk },
  from: Bench['from'],
  address: string,
): Bench {
  const { projects, controlPlane, connections, host } = parts;
  const secure = parts.settings.SITE_URL.startsWith('https:');

  const recognise: Bench['recognise'] = async (request) => {
    const key = readReaderKey(request, secure);
    return key ? await findReader(parts.db, key, Date.now(), address) : undefined;
  };
  const enter: Bench['enter'] = async (request) => {
    const key = readReaderKey(request, secure);
    const known = key && (await findReader(parts.db, key, Date.now(), address));
    if (known) return { value: known, cookies: [writeReaderKey(key, secure)] };
    await parts.countReader(address);
    const made = await makeReader(parts.db, Date.now(), address);
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
      reader ? await benchState(parts, reader, guide, step) : emptyState(await answersOf(guide), guide, step),
    run: async (reader, place, input) => {
      const { result, changed } = await runAction(parts, reader, place, input);
      return { value: result, cookies: appCookies(changed, secure) };
    },
    prepare: async (reader, place) => {
      const { changed, ...value } = await prepare(parts, reader, place);
      return { value, cookies: appCookies(changed, secure) };
    },
    beginCeremony: (reader, place, input) => beginCeremony(parts, reader, place, input),
    passThrough: async (request, run, route) => passThrough(parts, await recognise(request), run, route, request),
    finishCeremony: async (reader, run, ended) => (reader ? await finishCeremony(parts, reader, run, ended) : null),
    findRun: async (reader, id) => (reader ? await findRun(parts, reader.id, id) : null),
    startOver: async (reader) => {
      // Another's real project is not ours to empty: only what we know of it is forgotten.
      if (await usesSandbox(reader)) await emptyProject(reader);
      await forgetWork(parts.db, reader.id, 'all');
      return { value: null, cookies: loggedOut };
    },
    inbox: (reader) => listMail(parts, reader),
    mailHtml: (reader, id) => mailHtml(parts, reader, id),
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
        return withCookies(await runApp(parts, reader, request, route), cookies);
      }),
    passkeyApp: (request, route) =>
      blockedAsJson(async () => {
        const { value: reader, cookies } = await enter(request);
        return withCookies(await runPasskeyApp(parts, reader, request, route), cookies);
      }),
    arrive: async (request) => await arrive(parts, await recognise(request), request),
    blockedReason: (error) => {
      if (!(error instanceof Blocked)) return undefined;
      const { status, sentence, detail, retry_after_s: retryAfterS } = blocked(error);
      return { status, refused: `${sentence} ${detail}`, ...(retryAfterS !== undefined && { retryAfterS }) };
    },
    noteFailure: (error) => parts.log.error(traceOf(error), 'a request failed'),
    reports,
    desk,
    choose: async (reader, guide, mode, code) => after(await desk.choose(reader, guide, mode, code)),
    keep: async (reader, guide, id, secret) => after(await desk.keep(reader, guide, id, secret)),
    from,
    checkHost: () =>
      host.check(async (guide, connection) => {
        const { verdict } = await examine(parts, guide, connection, redirectUrl(parts.settings));
        return verdict;
      }),
    hostStates: () => Object.fromEntries(guides.map(({ id }) => [id, host.state(id)])),
    sweep: async (now) => {
      await sweepReaders(parts.db, now);
      await sweepUnderWay(parts.db, now);
      await reports.sweep(now);
      await connections.sweep(now);
      await parts.reach.sweep(now);
      await sweepLimits(parts.db)(now);
    },
  };
}

function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

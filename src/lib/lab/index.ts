import type { Route as PasskeyRoute } from '../quickstart/passwordless/app/app.ts';
import type { Route } from '../quickstart/stytch/app/app.ts';
import type { Sweep } from '../store/sweeper.ts';
import { appCookies } from './app-cookies.ts';
import { arrive } from './arrive.ts';
import { beginCeremony } from './ceremony/begin.ts';
import { finishCeremony } from './ceremony/finish.ts';
import { passThrough } from './ceremony/pass-through.ts';
import { sweepUnderWay } from './ceremony/under-way.ts';
import { benchState, emptyState } from './bench-state.ts';
import { listMail, mailHtml } from './inbox.ts';
import { guides, type Place } from '../outline/index.ts';
import type { LabParts } from './parts.ts';
import { runPasskeyApp } from './passwordless/run-app.ts';
import { prepare, type Prepared } from './prepare.ts';
import { createProviders } from './providers.ts';
import { readReaderKey, writeReaderKey } from './reader/cookie.ts';
import { forgetWork } from './reader/progress.ts';
import { findReader, makeReader, sweepReaders, type Reader } from './reader/readers.ts';
import { findRun } from './reader/runs.ts';
import { createReports, type Reports } from './report/reports.ts';
import { runAction } from './run-action.ts';
import { runApp } from './run-app.ts';
import { createControlPlane } from './sandbox-project/control-plane.ts';
import { createProjects } from './sandbox-project/projects.ts';
import { sweepLimits } from '../store/limiter.ts';
import { liveUrl } from './connection/addresses.ts';
import { tryCredentials } from './connection/checks.ts';
import { createConnections } from './connection/connections.ts';
import { createDesk, type Desk, type Refused } from './connection/desk.ts';
import { createHost, type HostState } from './connection/host.ts';
import { createReach } from './connection/reach.ts';
import { PASSWORDLESS_BASE } from './connection/sandbox.ts';
import { createSends } from './connection/sends.ts';
import { createClients } from './stytch/clients.ts';
import type { BenchState, CeremonyWork, Mail, RunResult } from './types.ts';

export type { Check } from './connection/checks.ts';
export type { DeskState, Refused } from './connection/desk.ts';
export type { Mode } from './connection/types.ts';
export type { Reader } from './reader/readers.ts';
export type { Report, ReportEntry, ReportRun } from './report/types.ts';
export type { BenchState, CeremonyWork, Choice, Holding, Mail, PromptEnd, RunResult, Said } from './types.ts';

/** Something for the page, and the cookies that go with it. */
interface Answer<T> {
  value: T;
  cookies: string[];
}

/** The reader's own sandbox project with its secrets, under the names the guides give them. */
interface RevealedProject {
  project_id: string;
  secret: string;
  base_url: string;
  passwordless: { api_url: string; api_key: string; api_secret: string } | null;
}

/** The reader's bench: all that a page may do. Pages parse, call one of these, and answer. */
export interface Lab {
  /** The reader of this request; undefined before their first POST. */
  recognise(request: Request): Promise<Reader | undefined>;
  /** The reader of this request, made when there is none. For POST only: a GET never makes a reader. */
  enter(request: Request): Promise<Answer<Reader>>;
  state(reader: Reader | undefined, guide: string, step: string): Promise<BenchState>;
  run(reader: Reader, place: Place, input: Record<string, unknown>): Promise<Answer<RunResult>>;
  /** Runs whatever the action still needs, as far as that goes without a browser. */
  prepare(reader: Reader, place: Place): Promise<Answer<Pick<Prepared, 'runs' | 'browser' | 'waiting'>>>;
  /** The server's half of an action that goes on in the browser. A result when it ended there. */
  beginCeremony(reader: Reader, place: Place, input: Record<string, unknown>): Promise<CeremonyWork | RunResult>;
  /** Passes a call of the browser's client on to the provider, and notes it in its run. */
  passThrough(request: Request, run: string, route: string): Promise<Response>;
  /** Closes such a run. Null: the reader has none of this name. */
  finishCeremony(reader: Reader | undefined, run: string, ended: unknown): Promise<RunResult | null>;
  findRun(reader: Reader | undefined, id: string): Promise<RunResult | null>;
  /** Back to the start of everything. The sandbox project keeps its id and secret. */
  startOver(reader: Reader): Promise<Answer<null>>;
  inbox(reader: Reader | undefined): Promise<Mail[]>;
  mailHtml(reader: Reader | undefined, id: string): Promise<string | null>;
  /** The secret of the reader's own sandbox project, for the reveal. Makes the project when there is none. */
  revealProject(reader: Reader): Promise<RevealedProject>;
  /** Runs a route of the plain app. */
  app(request: Request, route: Route): Promise<Response>;
  /** Runs a route of the app that the passkey guide builds. All of them are POSTs. */
  passkeyApp(request: Request, route: PasskeyRoute): Promise<Response>;
  /** GET /authenticate: for the guide or for the app, as the mail was asked for. */
  arrive(request: Request): Promise<Response>;
  /** What the reader chose to share with others. */
  reports: Reports;
  /** Which credentials answer, and what they come to. */
  desk: Pick<Desk, 'state' | 'check'>;
  /** The reader goes to the sandbox or to the host's project. Null: done, and the plain app's cookies are worth nothing. */
  choose(reader: Reader, guide: string, mode: 'sandbox' | 'host', code: string): Promise<Answer<Refused | null>>;
  /** The reader's own test credentials answer from now on. */
  keep(reader: Reader, guide: string, id: string, secret: string): Promise<Answer<Refused | null>>;
  /** The same lab for a request that comes from this network address. */
  from(address: string): Lab;
  /** Tries the host's own credentials. */
  checkHost(): Promise<void>;
  /** How the host's own credentials stand, by guide. */
  hostStates(): Record<string, HostState>;
  /** Logs a failure of ours, without what the reader sent. */
  noteFailure(error: unknown): void;
  sweep: Sweep;
}

export function createLab(given: Given): Lab {
  const parts = makeParts(given);
  const shared = { reports: createReports(parts), desk: createDesk(parts) };
  const labFrom = (address: string): Lab => createLabFor(parts, shared, labFrom, address);
  return labFrom('');
}

/** What a lab is made from. The rest of its parts it makes itself. */
type Given = Pick<LabParts, 'db' | 'settings' | 'seal' | 'log' | 'providerUrl' | 'record'>;

function makeParts(given: Given): LabParts {
  const { db, seal, settings, providerUrl } = given;
  const controlPlane = createControlPlane(providerUrl);
  const projects = createProjects(db, controlPlane, { origin: providerUrl, shownOrigin: settings.SITE_URL });
  const clients = createClients();
  const host = createHost(settings);
  const connections = createConnections({
    db,
    seal,
    projects,
    host,
    liveUrl: (guide) => liveUrl(settings, guide),
    onForgotten: clients.forget,
  });
  return {
    ...given,
    controlPlane,
    projects,
    clients,
    host,
    connections,
    providers: createProviders(clients),
    reach: createReach(db),
    sends: createSends(db, seal, settings),
  };
}

function createLabFor(
  parts: LabParts,
  { reports, desk }: { reports: Reports; desk: Desk },
  from: Lab['from'],
  address: string,
): Lab {
  const { projects, controlPlane, connections, host } = parts;
  const secure = parts.settings.SITE_URL.startsWith('https:');

  const recognise: Lab['recognise'] = async (request) => {
    const key = readReaderKey(request, secure);
    return key ? await findReader(parts.db, key, Date.now(), address) : undefined;
  };
  const enter: Lab['enter'] = async (request) => {
    const key = readReaderKey(request, secure);
    const known = key && (await findReader(parts.db, key, Date.now(), address));
    if (known) return { value: known, cookies: [writeReaderKey(key, secure)] };
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
      if (await usesSandbox(reader)) await controlPlane.reset(await projects.ensure(reader.id));
      await forgetWork(parts.db, reader.id, 'all');
      return { value: null, cookies: loggedOut };
    },
    inbox: (reader) => listMail(parts, reader),
    mailHtml: (reader, id) => mailHtml(parts, reader, id),
    revealProject: async (reader) => {
      const { project_id, secret, base_url, passkeys } = await projects.ensure(reader.id);
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
    app: async (request, route) => {
      const { value: reader, cookies } =
        request.method === 'POST' ? await enter(request) : { value: await recognise(request), cookies: [] };
      return withCookies(await runApp(parts, reader, request, route), cookies);
    },
    passkeyApp: async (request, route) => {
      const { value: reader, cookies } = await enter(request);
      return withCookies(await runPasskeyApp(parts, reader, request, route), cookies);
    },
    arrive: async (request) => await arrive(parts, await recognise(request), request),
    noteFailure: (error) =>
      parts.log.error({ stack: error instanceof Error ? error.stack : typeof error }, 'a request failed'),
    reports,
    desk,
    choose: async (reader, guide, mode, code) => after(await desk.choose(reader, guide, mode, code)),
    keep: async (reader, guide, id, secret) => after(await desk.keep(reader, guide, id, secret)),
    from,
    checkHost: () => host.check((guide, connection) => tryCredentials(parts, guide, connection)),
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

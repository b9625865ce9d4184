import type { Route as PasskeyRoute } from '../quickstart/passwordless/app/app.ts';
import type { Route } from '../quickstart/stytch/app/app.ts';
import type { Sweep } from '../store/sweeper.ts';
import type { Place } from '../guides/index.ts';
import type { Prepared } from './prepare/prepare.ts';
import type { Reader } from './reader/readers.ts';
import type { Reports } from './report/reports.ts';
import type { CredentialSettings, Refused } from './credentials/credential-settings.ts';
import type { HostState } from './credentials/host.ts';
import type { BenchState, CeremonyWork, Mail, RunResult } from './types.ts';

/** Something for the page, and the cookies that go with it. */
export interface Answer<T> {
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
export interface Bench {
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
  /** The site's own origin. */
  siteUrl: string;
  /** Runs a route of the plain app. */
  app(request: Request, route: Route): Promise<Response>;
  /** Runs a route of the app that the passkey guide builds. All of them are POSTs. */
  passkeyApp(request: Request, route: PasskeyRoute): Promise<Response>;
  /** GET /authenticate: for the guide or for the app, as the mail was asked for. */
  arrive(request: Request): Promise<Response>;
  /** What the reader chose to share with others. */
  reports: Reports;
  /** Which credentials answer, and what they come to. */
  credentials: Pick<CredentialSettings, 'state' | 'check'>;
  /** The reader goes to the sandbox or to the host's project. Null: done, and the plain app's cookies are worth nothing. */
  choose(reader: Reader, guide: string, mode: 'sandbox' | 'host', code: string): Promise<Answer<Refused | null>>;
  /** The reader's own test credentials answer from now on. */
  keep(reader: Reader, guide: string, id: string, secret: string): Promise<Answer<Refused | null>>;
  /** the same bench for a request that comes from this network address. */
  from(address: string): Bench;
  /** Tries the host's own credentials. */
  checkHost(): Promise<void>;
  /** How the host's own credentials stand, by guide. */
  hostStates(): Record<string, HostState>;
  /** Why something was not done, where this site itself said no; undefined for every other error. */
  blockedReason(error: unknown): (Pick<Refused, 'refused' | 'retryAfterS'> & { status: number }) | undefined;
  /** Logs a failure of ours, without what the reader sent. */
  noteFailure(error: unknown): void;
  sweep: Sweep;
}

import type { GuideOutline, Place } from '../guides/index.ts';
import type { Sweep } from '../store/sweeper.ts';
import type { CredentialSettings } from './credentials/credential-settings.ts';
import type { Refused } from './credentials/refused.ts';
import type { TypedKeys } from './credentials/own/typed-keys.ts';
import type { HostState } from './credentials/host/host.ts';
import type { LiveCalls } from './live-calls/live-calls.ts';
import type { Prepared } from './prepare/prepare.ts';
import type { Apps } from './providers/apps.ts';
import type { RevealedProject } from './providers/reveal-project.ts';
import type { Reader } from './reader/readers.ts';
import type { Session, WithCookies } from './reader/session.ts';
import type { Reports } from './report/reports.ts';
import type { StartOver } from './start-over.ts';
import type { Played, SceneToPlay } from './stories/play-scene.ts';
import type { BenchState, CeremonyWork, Mail, RunResult } from './types.ts';

/** The reader's bench: everything a page may do. Pages parse, call one of these, and respond. */
export interface Bench extends Session {
  /** @param reader undefined before their first POST */
  state(reader: Reader | undefined, guide: string, step: string): Promise<BenchState>;
  run(reader: Reader, place: Place, input: Record<string, unknown>): Promise<WithCookies<RunResult>>;
  /**
   * Runs what the action still needs, as far as that works without a browser.
   * @param input what the reader typed for the action: if it can't succeed, nothing runs
   */
  prepare(
    reader: Reader,
    place: Place,
    input?: Record<string, unknown>,
  ): Promise<WithCookies<Pick<Prepared, 'runs' | 'browser' | 'waiting'>>>;
  /** Plays a scene of a story in a sandbox project of its own. Changes nothing that the reader made in the guides. */
  playScene(reader: Reader, scene: SceneToPlay): Promise<Played>;
  /** Runs the server's half of an action that continues in the browser. Returns a result if it ended there. */
  beginCeremony(reader: Reader, place: Place, input: Record<string, unknown>): Promise<CeremonyWork | RunResult>;
  /** Passes a call of the browser's client on to the provider and adds it to its run. */
  passThrough(request: Request, run: string, route: string): Promise<Response>;
  /** Finishes such a run. Null if the reader has none with this id. */
  finishCeremony(reader: Reader | undefined, run: string, ended: unknown): Promise<RunResult | null>;
  findRun(reader: Reader | undefined, id: string): Promise<RunResult | null>;
  /** Deletes what the reader did: in a step, in a guide, or everything. */
  startOver(reader: Reader, what?: StartOver): Promise<WithCookies<null>>;
  /** Moves the clock of the reader's sandbox project ahead. 0 seconds set it back to real time. */
  moveClock(reader: Reader, seconds: number): Promise<void>;
  /** Whether the reader's sandbox answers none of a guide's calls. False before their first POST. */
  isDown(reader: Reader | undefined, guide: GuideOutline): Promise<boolean>;
  /** Starts or ends an outage of a guide's provider in the reader's sandbox. */
  setDown(reader: Reader, guide: GuideOutline, down: boolean): Promise<void>;
  inbox(reader: Reader | undefined): Promise<Mail[]>;
  mailHtml(reader: Reader | undefined, id: string): Promise<string | null>;
  /** The reader's sandbox project with its secrets, created if there is none. */
  revealProject(reader: Reader): Promise<RevealedProject>;
  /**
   * Opens a stream of the calls to the reader's sandbox project.
   * @param since the id of the last event that the page got
   * @throws {Blocked} when too many are open
   */
  liveCalls(reader: Reader, since: number | undefined): LiveCalls;
  /** Ends all such streams, for a stop. */
  endLiveCalls(): void;
  /** The site's own origin. */
  siteUrl: string;
  /** The plain apps that the guides build, by provider. */
  apps: Apps;
  /** The reports that readers shared. */
  reports: Reports;
  credentials: Pick<CredentialSettings, 'state' | 'check'>;
  /** Switches to the sandbox or the host's project. Null if done: then the plain app is logged out. */
  choose(reader: Reader, guide: string, mode: 'sandbox' | 'host', code: string): Promise<WithCookies<Refused | null>>;
  /** Switches to the reader's own test credentials. */
  keep(reader: Reader, guide: string, typed: TypedKeys): Promise<WithCookies<Refused | null>>;
  /** The same bench for a request from this network address. */
  from(address: string): Bench;
  /** Tries the host's own credentials. */
  checkHost(): Promise<void>;
  /** Closes the host's own projects until a restart: other machines reach the site, which thinks they don't. */
  closeHost(): void;
  /** The state of the host's own credentials, by guide. */
  hostStates(): Record<string, HostState>;
  /** Returns the reason this site stopped a call; undefined for every other error. */
  blockedReason(error: unknown): (Pick<Refused, 'refused' | 'retryAfterS'> & { status: number }) | undefined;
  /** Logs a failure of ours, without what the reader sent. */
  noteFailure(error: unknown): void;
  sweep: Sweep;
}

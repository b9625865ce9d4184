import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Exchange, Header } from './exchange.ts';
import type { Blocked } from './blocked.ts';
import { redact } from './redact.ts';
import { noteSentHeaders } from './sent-headers.ts';

/** What one piece of work may do on the wire, and what it did. */
interface Recording {
  options: RecordOptions;
  exchanges: Exchange[];
  /** Ends every call when the time is up. */
  deadline: AbortSignal;
  /** Why a call did not leave. */
  blocked?: Blocked;
}

/** A call that is about to leave. */
export interface Call {
  operation: string | null;
  method: string;
  /** Path and query string. */
  path: string;
  body: string;
}

export interface RecordOptions {
  /** The only origin that may be called: a token never reaches another. */
  origin: string;
  /** The origin that is shown in its place: the site calls itself on the address it listens on. */
  shownOrigin: string;
  /**
   * Milliseconds for all calls of the work together, bodies included. The SDK's own `timeout` is not enforced
   * (docs/stytch.md, "What the SDKs do").
   */
  timeoutMs: number;
  /** Texts to take out of what is kept: the project's secret. */
  secrets: string[];
  /** The provider's name for a call. */
  operationOf: (method: string, path: string) => string | null;
  /** Looks at a call before it leaves. What it answers keeps the call here, whatever the SDK makes of that. */
  gate?: (call: Call) => Promise<Blocked | undefined>;
  /**
   * Looks at an answer of success before anybody else does, and may take out of it what is not this reader's.
   * Undefined: it passes as it is.
   */
  receive?: (call: Call, body: string) => Promise<{ body: string; leftOut: number } | undefined>;
}

export interface Recorded<T> {
  exchanges: Exchange[];
  outcome: { ok: true; value: T } | { ok: false; error: unknown };
}

export type Recorder = <T>(options: RecordOptions, work: () => Promise<T>) => Promise<Recorded<T>>;

/** What an answer is called that leads elsewhere, as undici calls it where none is followed. */
export const UNEXPECTED_REDIRECT = 'unexpected redirect';

/** One per process however often this module is loaded (the dev server reloads it): two would record every call twice. */
const KEY = Symbol.for('first-login.recorder');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Recording> };

/** Puts the recorder around `fetch`, once. Calls made outside of `record` are left alone. */
export function installRecorder(): Recorder {
  const recordings = (shared[KEY] ??= wrapFetch());
  return async (options, work) => {
    const deadline = startDeadline(options.timeoutMs);
    const recording: Recording = { options, exchanges: [], deadline: deadline.signal };
    const outcome = await recordings.run(recording, work).then(
      (value) => ({ ok: true as const, value }),
      (error: unknown) => ({ ok: false as const, error }),
    );
    deadline.stop();
    return {
      exchanges: recording.exchanges.map((exchange) => redact(publicHost(exchange, options), options.secrets)),
      outcome: recording.blocked ? { ok: false, error: recording.blocked } : outcome,
    };
  };
}

/** `AbortSignal.timeout` would hold on to everything of a call until its time is up, however soon the call ended. */
function startDeadline(timeoutMs: number) {
  const controller = new AbortController();
  const end = () => controller.abort(new DOMException('The time is up.', 'TimeoutError'));
  const timer = setTimeout(end, timeoutMs);
  timer.unref();
  return { signal: controller.signal, stop: () => clearTimeout(timer) };
}

/** Does something inside a recording that is no part of it: what the bench does for itself, beside the SDK's calls. */
export function aside<T>(work: () => Promise<T>): Promise<T> {
  const recordings = shared[KEY];
  return recordings ? recordings.exit(work) : work();
}

function wrapFetch(): AsyncLocalStorage<Recording> {
  const recordings = new AsyncLocalStorage<Recording>();
  const current = new AsyncLocalStorage<Exchange>();
  noteSentHeaders(current);
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const recording = recordings.getStore();
    if (!recording) return realFetch(input, init);
    const request = new Request(input, init);
    const exchange = startExchange(request, typeof init?.body === 'string' ? init.body : '', recording.options);
    recording.blocked ??= await recordings.exit(async () => recording.options.gate?.(callOf(exchange)));
    if (recording.blocked) throw recording.blocked;
    recording.exchanges.push(exchange);
    return await current.run(exchange, () => send(realFetch, request.url, init, exchange, recording));
  };
  return recordings;
}

async function send(
  realFetch: typeof fetch,
  url: string,
  init: RequestInit | undefined,
  exchange: Exchange,
  { options, deadline }: Recording,
): Promise<Response> {
  const started = performance.now();
  try {
    if (new URL(url).origin !== options.origin) throw new TypeError(`Only ${options.origin} may be called.`);
    const signal = AbortSignal.any([deadline, ...(init?.signal ? [init.signal] : [])]);
    // Not `error`: that leaves the body unread, and when the provider then hangs up, undici throws where nobody can catch
    // it, which would end the process (undici issue 5360).
    const response = await realFetch(url, { ...init, signal, redirect: 'manual' });
    const whole = await response.text();
    // A redirect would post the same token to another origin. Asked for by hand, it is handed back and not followed.
    if (leadsElsewhere(response) && init?.redirect !== 'manual') throw new TypeError(UNEXPECTED_REDIRECT);
    const narrowed = response.ok ? await options.receive?.(callOf(exchange), whole) : undefined;
    const body = narrowed?.body ?? whole;
    if (narrowed) exchange.left_out = narrowed.leftOut;
    exchange.response = { status: response.status, headers: [...response.headers], body };
    return new Response([204, 205, 304].includes(response.status) ? null : body, {
      status: response.status,
      headers: response.headers,
    });
  } catch (error) {
    exchange.problem = problemOf(error);
    throw error;
  } finally {
    exchange.duration_ms = Math.round((performance.now() - started) * 10) / 10;
  }
}

const leadsElsewhere = ({ status }: Response) => [301, 302, 303, 307, 308].includes(status);

const callOf = ({ operation, method, path, request: { body } }: Exchange): Call => ({ operation, method, path, body });

function startExchange(request: Request, body: string, options: RecordOptions): Exchange {
  const { pathname, search } = new URL(request.url);
  const path = pathname + search;
  return {
    id: randomUUID(),
    operation: options.operationOf(request.method, pathname),
    method: request.method,
    path,
    request: { headers: [...request.headers], body },
    response: null,
    problem: null,
    started_at: Date.now(),
    duration_ms: 0,
  };
}

/** Where the address we listen on stands in the host header, readers see the public one. */
function publicHost(exchange: Exchange, { shownOrigin }: RecordOptions): Exchange {
  const host = new URL(shownOrigin).host;
  const headers = exchange.request.headers.map(([name, value]): Header => [name, name === 'host' ? host : value]);
  return { ...exchange, request: { ...exchange.request, headers } };
}

/** The SDK drops the cause of a failure; here it is still known whether nobody listened or the answer was too slow. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? (error.name === 'TypeError' ? error.message : error.name);
}

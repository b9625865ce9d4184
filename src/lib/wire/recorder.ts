import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Exchange, Header } from './exchange.ts';
import type { Blocked } from './blocked.ts';
import { redact } from './redact.ts';
import { noteSentHeaders } from './sent-headers.ts';

/** The limits of one piece of work, and its exchanges. */
interface Recording {
  options: RecordOptions;
  exchanges: Exchange[];
  /** Aborts all calls when the time is up. */
  deadline: AbortSignal;
  /** Set if a call was stopped before it was sent. */
  blocked?: Blocked;
}

/** A call that is about to be sent. */
export interface Call {
  operation: string | null;
  method: string;
  /** Path and query string. */
  path: string;
  body: string;
}

export interface RecordOptions {
  /** The only origin that may be called, so that no token is sent elsewhere. */
  origin: string;
  /** The public origin to show instead, because the site calls itself on the address it listens on. */
  shownOrigin: string;
  /**
   * Milliseconds for all calls of the work together, bodies included. The SDK doesn't enforce its own `timeout`
   * (docs/stytch.md, "What the SDKs do").
   */
  timeoutMs: number;
  /** Texts to remove from recorded exchanges, such as the project's secret. */
  secrets: string[];
  /** Returns the provider's name for a call. */
  operationOf: (method: string, path: string) => string | null;
  /** Checks a call before it is sent. A call it blocks is never sent, whatever the SDK does with the error. */
  gate?: (call: Call) => Promise<Blocked | undefined>;
  /**
   * Filters a successful response before the SDK sees it, to remove what isn't this reader's. Undefined leaves it as
   * it is.
   */
  receive?: (call: Call, body: string) => Promise<{ body: string; leftOut: number } | undefined>;
}

export interface Recorded<T> {
  exchanges: Exchange[];
  outcome: { ok: true; value: T } | { ok: false; error: unknown };
}

export type Recorder = <T>(options: RecordOptions, work: () => Promise<T>) => Promise<Recorded<T>>;

/** The problem of a redirect, in undici's own words. */
export const UNEXPECTED_REDIRECT = 'unexpected redirect';

/** One per process, although the dev server reloads this module: two would record every call twice. */
const KEY = Symbol.for('first-login.recorder');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Recording> };

/**
 * Wraps the global `fetch`, once per process. The function it returns runs work, and returns the exchanges that the
 * work made with its outcome. Calls outside a recording are left alone.
 */
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

/** Not `AbortSignal.timeout`, which keeps everything about a call in memory until the time is up. */
function startDeadline(timeoutMs: number) {
  const controller = new AbortController();
  const end = () => controller.abort(new DOMException('The time is up.', 'TimeoutError'));
  const timer = setTimeout(end, timeoutMs);
  timer.unref();
  return { signal: controller.signal, stop: () => clearTimeout(timer) };
}

/** Runs work that isn't recorded although a recording is active, for the bench's own calls. */
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
    // Not `error`: that leaves the body unread, and if the provider then hangs up, undici throws where no one can catch
    // it, which would end the process (undici issue 5360).
    const response = await realFetch(url, { ...init, signal, redirect: 'manual' });
    const whole = await response.text();
    // Following a redirect would post the same token to another origin.
    if (isRedirect(response) && init?.redirect !== 'manual') throw new TypeError(UNEXPECTED_REDIRECT);
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

const isRedirect = ({ status }: Response) => [301, 302, 303, 307, 308].includes(status);

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

/** Replaces the address that the site listens on with the public one in the Host header. */
function publicHost(exchange: Exchange, { shownOrigin }: RecordOptions): Exchange {
  const host = new URL(shownOrigin).host;
  const headers = exchange.request.headers.map(([name, value]): Header => [name, name === 'host' ? host : value]);
  return { ...exchange, request: { ...exchange.request, headers } };
}

/** Names the cause of a failure, which the SDK drops: the connection was refused, the response too slow, … */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? (error.name === 'TypeError' ? error.message : error.name);
}

import type { ExtractSchema } from 'hono/types';
import type { BenchApi } from '../../pages/api/bench/_app.ts';
import type { ErrorBody } from '../../pages/api/bench/_errors.ts';
import { blocksCookies } from '../chrome/storage.ts';
import { tellOtherTabs, type News } from './other-tabs.ts';

/** The API's routes as they are written: the inputs and outputs are declared only there. */
type Routes = ExtractSchema<BenchApi>;
type PathOf<Method extends string> = {
  [Path in keyof Routes]: Routes[Path] extends Record<Method, unknown> ? Path : never;
}[keyof Routes];
type Name<Method extends string> = PathOf<Method> extends `/api/bench/${infer Rest}` ? Rest : never;
type Route<Method extends string, Path extends string> =
  Routes[`/api/bench/${Path}` & keyof Routes] extends Record<Method, infer Found> ? Found : never;
type Output<Found> = Found extends { output: infer Value extends object } ? Value : never;
type Body<Found> = Found extends { input: { json: infer Value } } ? Value : undefined;
type Query<Found> = Found extends { input: { query: infer Value } } ? Value & Record<string, string> : undefined;

/** A response as the API's routes type it. */
interface TypedResponse<Value> extends Pick<Response, 'ok' | 'status'> {
  json(): Promise<Value | ErrorBody>;
}

/** An error of the bench's API, or a missing response, in a sentence for the page. */
export class ApiError extends Error {
  /** The field to blame, where it's one. */
  readonly field: string | undefined;
  constructor(sentence: string, field?: string) {
    super(sentence);
    this.field = field;
  }
}

/** @throws {ApiError} */
export const get = <Path extends Name<'$get'>>(path: Path, query?: Query<Route<'$get', Path>>) =>
  call<Output<Route<'$get', Path>>>('GET', query ? `${path}?${new URLSearchParams(query).toString()}` : path);

/** @throws {ApiError} */
export const post = <Path extends Name<'$post'>>(path: Path, body: Body<Route<'$post', Path>>) =>
  call<Output<Route<'$post', Path>>>('POST', path, body);

/**
 * Sends what other tabs have to hear of. The first press creates the reader, so tabs that press at the same moment take
 * turns and create only one.
 * @throws {ApiError}
 */
export async function press<Path extends Name<'$post'>>(
  path: Path,
  body: Body<Route<'$post', Path>>,
  news: News = 'work',
) {
  // Each press would be a new reader's, and what it does couldn't be shown.
  if ('document' in globalThis && blocksCookies())
    throw new ApiError(
      'Your browser blocks cookies for this site, so nothing was run. Allow them and reload the page.',
    );
  const send = () => post(path, body);
  try {
    return await ('locks' in navigator ? navigator.locks.request('first-login-reader', send) : send());
  } finally {
    // Also without a response, because the press may have taken effect.
    tellOtherTabs(news);
  }
}

/** @throws {ApiError} */
export const del = <Path extends Name<'$delete'>>(path: Path, body: Body<Route<'$delete', Path>>) =>
  call<Output<Route<'$delete', Path>>>('DELETE', path, body);

async function call<Value extends object>(method: string, path: string, body?: unknown): Promise<Value> {
  const headers = { 'Content-Type': 'application/json' };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response: TypedResponse<Value> = await fetch(`/api/bench/${path}`, init).catch(() => {
    throw new ApiError('This site didn’t respond. Check that it’s running, then try again. You haven’t lost anything.');
  });
  const value = await response.json().catch(() => undefined);
  // An error can have status 200: a browser writes any other into its console.
  if (value && 'error' in value) throw new ApiError(value.error, value.field);
  // A run that hit a limit has a result and a status of its own.
  if (!value || !(response.ok || 'result' in value))
    throw new ApiError(`This site returned ${response.status}. Try again.`);
  return value;
}

import type { Report } from '../../../../lib/bench/index.ts';
import type { Exchange, Header } from '../../../../lib/wire/exchange.ts';
import { sayWhoAnswered } from '../content/answered.ts';

const headersOf = (headers: Header[]) => headers.map(([name, value]) => ({ name, value }));
const typeOf = (headers: Header[]) => headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/json';
const bytes = (text: string) => new TextEncoder().encode(text).length;

/** Exports a report's calls as HAR 1.2, which browser developer tools can open. */
export function toHar({ runs, made_at }: Report): object {
  return {
    log: {
      version: '1.2',
      creator: { name: 'First Login', version: '1' },
      comment: `Created on ${new Date(made_at).toISOString()}. ${sayWhoAnswered(runs)} Tokens, keys and most headers are left out.`,
      pages: [],
      entries: runs.flatMap(({ step, action, origin, exchanges }) =>
        exchanges.map((exchange) => entry(exchange, `${step}/${action}`, origin)),
      ),
    },
  };
}

function entry(exchange: Exchange, comment: string, origin: string): object {
  const { method, path, request, response, started_at, duration_ms, problem } = exchange;
  const url = new URL(path, origin);
  const unknown = { headersSize: -1, cookies: [], httpVersion: 'HTTP/1.1' };
  return {
    startedDateTime: new Date(started_at).toISOString(),
    time: duration_ms,
    request: {
      ...unknown,
      method,
      url: url.href,
      headers: headersOf(request.headers),
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      bodySize: bytes(request.body),
      ...(request.body && { postData: { mimeType: typeOf(request.headers), text: request.body } }),
    },
    response: {
      ...unknown,
      status: response?.status ?? 0,
      statusText: '',
      headers: headersOf(response?.headers ?? []),
      redirectURL: '',
      bodySize: bytes(response?.body ?? ''),
      content: {
        size: bytes(response?.body ?? ''),
        mimeType: typeOf(response?.headers ?? []),
        text: response?.body ?? '',
      },
      ...(problem && { comment: `No response: ${problem}` }),
    },
    cache: {},
    timings: { send: 0, wait: duration_ms, receive: 0 },
    comment,
  };
}

import { Hono } from 'hono';
import type { LiveCalls } from '../../../lib/bench/index.ts';
import { withKnownReader, type Env } from './_context.ts';

/** A stream ends after this time, or about this many characters. The page then connects again. */
const LONGEST_MS = 10 * 60_000;
const MOST_CHARACTERS = 4_000_000;
/** Time the browser waits before it connects again. */
const RETRY_MS = 2000;
/** Looks without a call until a comment is sent, which keeps proxies from closing the connection. */
const QUIET_LOOKS = 15;

/** Calls to the reader's sandbox project from any program, as they arrive. */
export const calls = new Hono<Env>().get('/calls', withKnownReader, (c) => {
  const { reader } = c.var;
  // The status that keeps an EventSource from connecting again. A GET creates no reader.
  if (!reader) return c.body(null, 204);
  const live = c.env.bench.liveCalls(reader, sinceOf(c.req.header('last-event-id') ?? c.req.query('since')));
  c.header('Content-Type', 'text/event-stream');
  // nginx would collect the events.
  c.header('X-Accel-Buffering', 'no');
  return c.body(streamOf(live, (error) => c.env.bench.noteFailure(error)));
});

/** The id of an event is where the next stream begins. Anything else counts as none. */
const sinceOf = (id: string | undefined) => (id && /^\d{1,15}$/.test(id) ? Number(id) : undefined);

function streamOf(live: LiveCalls, noteFailure: (error: unknown) => void): ReadableStream<Uint8Array> {
  const events = eventsOf(live);
  const encoder = new TextEncoder();
  let isCanceled = false;
  return new ReadableStream({
    async pull(controller) {
      const next = await events.next().catch(noteFailure);
      if (isCanceled) return;
      if (next && !next.done) return controller.enqueue(encoder.encode(next.value));
      live.close();
      controller.close();
    },
    // The page was closed.
    cancel: () => {
      isCanceled = true;
      live.close();
    },
  });
}

/** Formats new calls as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
async function* eventsOf(live: LiveCalls): AsyncGenerator<string> {
  const until = Date.now() + LONGEST_MS;
  let characters = 0;
  let quiet = 0;
  yield `retry: ${RETRY_MS}\n\n`;
  for await (const news of live) {
    quiet = news ? 0 : quiet + 1;
    if (news) {
      const event = `id: ${news.next}\nevent: calls\ndata: ${JSON.stringify(news.calls)}\n\n`;
      characters += event.length;
      yield event;
    } else if (quiet % QUIET_LOOKS === 0) yield ': no new calls\n\n';
    if (Date.now() > until || characters > MOST_CHARACTERS) return;
  }
}

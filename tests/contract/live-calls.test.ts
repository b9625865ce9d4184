import type { APIContext } from 'astro';
import { expect, onTestFinished, test } from 'vitest';
import type { RevealedProject } from '../../src/lib/bench/providers/reveal-project.ts';
import { MOST_STREAMS } from '../../src/lib/bench/live-calls/open-streams.ts';
import { newPlace } from '../../src/lib/store/testing/database.ts';
import type { Exchange } from '../../src/lib/wire/exchange.ts';
import { ALL as benchApi } from '../../src/pages/api/bench/[...path].ts';
import { browserOn, startSite } from '../../src/server/testing/site.ts';
import { clientFor } from './harness.ts';

/** Two instances of the site on one database. */
async function startTwo() {
  const { folder, server } = await newPlace();
  const settings: Record<string, string> = server
    ? { DATABASE_URL: server.reveal(), APP_SECRET: 'the same for both instances, always' }
    : { DATA_DIR: folder };
  return [await startSite(settings), await startSite(settings)] as const;
}

type Press = ReturnType<typeof browserOn>;

/** Opens the stream of calls, as an EventSource does. */
async function open(browser: Press, lastEventId?: string) {
  const route = (context: APIContext) => {
    const request = new Request(context.request);
    if (lastEventId !== undefined) request.headers.set('last-event-id', lastEventId);
    return benchApi({ ...context, request });
  };
  const response = await browser(route, { path: '/api/bench/calls', method: 'GET' });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const leave = () => reader?.cancel();
  onTestFinished(leave);
  let text = '';
  /** Reads up to the next calls. Undefined: the stream ended. */
  const next = async (): Promise<{ id: string; calls: Exchange[] } | undefined> => {
    for (;;) {
      const event = /id: (\d+)\nevent: calls\ndata: (.*)\n\n/.exec(text);
      if (event) {
        text = text.slice(event.index + event[0].length);
        return { id: event[1] ?? '', calls: JSON.parse(event[2] ?? '') as Exchange[] };
      }
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return undefined;
      text += value;
    }
  };
  return { response, next, leave };
}

test('a call from the reader’s machine arrives at another instance, and what was missed after a reconnect', async () => {
  const [one, two] = await startTwo();
  const onOne = browserOn(one);
  const project = (await (await onOne('project')).json()) as RevealedProject;
  const stytch = clientFor(one.url, { ...project, public_token: '' });
  const cookie = await cookieOf(onOne);
  const onTwo: Press = (route, options) => two.press(route, { ...options, cookie });

  const stream = await open(onTwo);
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
  expect(stream.response.headers.get('cache-control')).toBe('no-store');
  const sent = await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  const first = await stream.next();
  expect(first?.calls.map(({ id, operation }) => [id, operation])).toEqual([
    [sent.request_id, 'magic_links.email.discovery.send'],
  ]);
  expect(JSON.stringify(first)).not.toContain(project.secret);

  await stream.leave();
  const missed = await stytch.organizations.search({});
  const again = await open(onOne, first?.id);
  expect((await again.next())?.calls.map(({ id }) => id)).toContain(missed.request_id);
});

/** Reads the cookie that a browser sends. */
async function cookieOf(browser: Press): Promise<string> {
  const echo = await browser(({ request }) => new Response(request.headers.get('cookie')));
  return await echo.text();
}

test('a reader may watch from a few pages; closing one makes room for another', async () => {
  const [one] = await startTwo();
  const browser = browserOn(one);
  await browser('project');
  const streams = [];
  for (let i = 0; i < MOST_STREAMS.ofReader; i++) streams.push(await open(browser));
  expect(streams.map(({ response }) => response.status)).toEqual(streams.map(() => 200));
  const refused = await open(browser);
  expect([refused.response.status, refused.response.headers.get('retry-after')]).toEqual([429, '10']);
  await streams[0]?.leave();
  expect((await open(browser)).response.status).toBe(200);
});

test('a visitor without a project creates none by watching', async () => {
  const [one] = await startTwo();
  const { response } = await open(browserOn(one));
  expect([response.status, await one.readers()]).toEqual([204, 0]);
});

test('a site that stops ends its streams', async () => {
  const [one] = await startTwo();
  const browser = browserOn(one);
  await browser('project');
  const stream = await open(browser);
  const end: Parameters<Press>[0] = ({ locals }) => {
    locals.bench.endLiveCalls();
    return new Response();
  };
  await browser(end);
  expect(await stream.next()).toBeUndefined();
  expect((await open(browser)).response.status).toBe(503);
});

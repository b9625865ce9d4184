import { beforeEach, expect, test, vi } from 'vitest';
import type { BenchState, RunResult, Wording } from '../../lib/bench/index.ts';
import { findAction } from '../../lib/guides/index.ts';

const name = { guide: 'stytch-b2b', step: 'discover' };
const arrival = { sentence: 'You opened the link, and this page has its token.' };
const action = findAction(name.guide, name.step, 'authenticate')?.action;

/** The site, as far as a bench asks it: a token that a run spends. */
const site = { arrival: null as Wording | null, done: [] as string[], last_run: null as RunResult | null };
let held: Promise<void> | undefined;
/** Ids of the mails that came, and what an answer that names them waits for. */
let mails: string[] = [];
let mailHeld: Promise<void> | undefined;

beforeEach(() => {
  Object.assign(site, { arrival, done: [], last_run: null });
  held = mailHeld = undefined;
  mails = [];
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible', querySelector: () => null });
  vi.stubGlobal('document', page);
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string) => Response.json(await answer(path))),
  );
});

async function answer(path: string): Promise<object> {
  if (path.endsWith('/run')) return { result: (site.last_run = run()), ...view() };
  if (path.endsWith('/start-over')) {
    Object.assign(site, { arrival: null, done: [], last_run: null });
    return view();
  }
  if (path.endsWith('/inbox')) {
    const { messages } = view();
    await mailHeld;
    return { messages };
  }
  const shown = view();
  await held;
  return shown;
}

const view = () => ({
  state: { ...site, known: true, answers: { mode: 'sandbox' } },
  messages: mails.map((id) => ({ id })),
});

function run(): RunResult {
  Object.assign(site, { arrival: null, done: [...site.done, 'discover'] });
  const outcome = { kind: 'done', sentence: 'Stytch knows you.' } as const;
  return { ...name, id: 'run', action: 'authenticate', started_at: Date.now(), outcome, exchanges: [] };
}

/** A tab with a bench: modules of its own, which know of the other only what the browser tells them. */
async function openTab(fits?: (run: RunResult) => boolean) {
  vi.resetModules();
  const store = await import('./store.ts');
  const look = await import('./look.ts');
  const presses = await import('./presses.ts');
  const { followOtherTabs } = await import('./follow.ts');
  await look.load(name, fits);
  const close = followOtherTabs(name, fits);
  return { ...store, ...look, ...presses, [Symbol.dispose]: close };
}
const doneIn = ({ $state }: { $state: { get(): BenchState | null } }) => $state.get()?.done;
const press = async (tab: Awaited<ReturnType<typeof openTab>>) => action && (await tab.run(name, action, {}));

/** A successful look removes the message of an earlier one. @returns a function that waits for that */
function untilLooked({ $trouble }: Awaited<ReturnType<typeof openTab>>): () => Promise<void> {
  $trouble.set('No answer yet.');
  return () => vi.waitFor(() => expect($trouble.get()).toBeNull());
}

test('a visible tab shows immediately what another one did', async () => {
  using first = await openTab();
  using second = await openTab();
  expect(first.$note.get()).toContain('this page has its token');
  await press(second);
  await vi.waitFor(() => expect(doneIn(first)).toEqual(['discover']));
  await vi.waitFor(() => expect(first.$result.get()?.outcome.sentence).toBe('Stytch knows you.'));
  expect(first.$note.get()).toBeNull();
});

test('the result of a press stays in its tab until the next one', async () => {
  using first = await openTab();
  using second = await openTab();
  await press(first);
  const came = first.$result.get();
  const looked = untilLooked(first);
  await press(second);
  await looked();
  expect(doneIn(first)).toHaveLength(2);
  expect(first.$result.get()).toBe(came);
});

test('starting over in one tab leaves nothing in another', async () => {
  using first = await openTab();
  using second = await openTab();
  await press(first);
  await second.forget(name, 'all');
  await vi.waitFor(() => expect(doneIn(first)).toEqual([]));
  expect(first.$result.get()).toBeNull();
});

test('a tab asks again when the reader returns to it, because a terminal can’t tell it', async () => {
  using tab = await openTab();
  site.last_run = run();
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(doneIn(tab)).toEqual(['discover']));
});

test('a run that the page left out when it opened stays out when the reader comes back', async () => {
  site.last_run = run();
  using tab = await openTab(() => false);
  expect(tab.$result.get()).toBeNull();
  const looked = untilLooked(tab);
  document.dispatchEvent(new Event('visibilitychange'));
  await looked();
  expect(tab.$result.get()).toBeNull();
});

test('an answer from before goes when another tab makes it wrong, but not one that was pressed for here', async () => {
  site.last_run = run();
  using opened = await openTab();
  using pressing = await openTab();
  await press(pressing);
  site.last_run = null;
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(opened.$result.get()).toBeNull());
  expect(pressing.$result.get()).not.toBeNull();
});

test('an answer that was overtaken by a newer one is left aside', async () => {
  using first = await openTab();
  let release = () => {};
  held = new Promise((resolve) => (release = resolve));
  document.dispatchEvent(new Event('visibilitychange'));
  held = undefined;
  await press(first);
  const looked = untilLooked(first);
  release();
  await looked();
  expect(doneIn(first)).toEqual(['discover']);
});

test('so is a list of mail that was overtaken', async () => {
  using tab = await openTab();
  mails = ['first'];
  const { promise, resolve: release } = Promise.withResolvers<void>();
  mailHeld = promise;
  const looked = tab.lookForMail();
  mails = ['second', 'first'];
  await press(tab);
  expect(tab.$inbox.get()).toHaveLength(2);
  release();
  await looked;
  expect(tab.$inbox.get()).toHaveLength(2);
});

test('mail that came while a press was on its way is shown with what the press came to', async () => {
  using tab = await openTab();
  mails = ['first'];
  await press(tab);
  expect(tab.$inbox.get()).toHaveLength(1);
});

test('one press is one request', async () => {
  using tab = await openTab();
  const before = vi.mocked(fetch).mock.calls.length;
  await press(tab);
  await tab.forget(name, 'all');
  expect(
    vi
      .mocked(fetch)
      .mock.calls.slice(before)
      .map(([path]) => path),
  ).toEqual(['/api/bench/run', '/api/bench/start-over']);
});

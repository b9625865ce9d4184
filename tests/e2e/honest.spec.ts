import type { Locator, Page } from '@playwright/test';
import type { RunResult } from '../../src/lib/bench/index.ts';
import type { Exchange } from '../../src/lib/wire/exchange.ts';
import { bench, callsOf, expect, openStep, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';
import { actions, findAction } from './outline.ts';

test('every action’s result has the calls as they went over the wire', async ({ request, baseURL }) => {
  const client = benchClient(request, baseURL);
  const project = await client.project();
  for (const { step, action } of actions.filter(({ action: { manual } }) => !manual)) {
    await client.prepare(step, action.id);
    const before = await callsOf(request, project);
    const { result } = await client.run(step, action.id);
    const calls = (await callsOf(request, project)).slice(before.length);
    expect(calls, action.id).not.toEqual([]);
    expect(result.exchanges.map(essence), action.id).toEqual(calls.map(essence));
  }
});

test('a run with one call shows exactly what went over the wire', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).prepare('choose', 'exchange');
  await openStep(page, 'choose');
  await expectHonest(page, baseURL, findAction('choose', 'exchange').label);
});

test('a second set-up shows its errors and the calls after them as they went, too', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).run('set-up', 'create');
  await openStep(page, 'set-up');
  const { exchanges } = await expectHonest(page, baseURL, 'Create organization and member');
  expect(exchanges.map(({ method, response }) => [method, response?.status])).toEqual([
    ['POST', 400],
    ['GET', 200],
    ['POST', 400],
  ]);
});

/** Presses a button and compares the bench's response and the page with the sandbox's record, call by call. */
async function expectHonest(page: Page, origin: string | undefined, button: string): Promise<RunResult> {
  const project = await benchClient(page.request, origin).project();
  const before = await callsOf(page.request, project);
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/bench/run'));
  await bench(page).button(button).click();
  const { result } = (await (await answered).json()) as { result: RunResult };
  const calls = (await callsOf(page.request, project)).slice(before.length);

  expect(calls).not.toEqual([]);
  expect(result.exchanges.map(essence)).toEqual(calls.map(essence));
  await expect(bench(page).said).toContainText(result.outcome.sentence);
  for (const call of calls) await expectShown(page, call);
  return result;
}

const essence = ({ operation, method, path, request, response }: Exchange) => ({
  request_id: requestId(response?.body),
  operation,
  method,
  path,
  sent: request.body,
  received: { status: response?.status, body: response?.body },
});

const requestId = (body = '') => (JSON.parse(body) as { request_id: string }).request_id;

/** Expects the call on the page, by its request id, with the exact bodies that the sandbox sent and received. */
async function expectShown(page: Page, { id, method, path, request, response }: Exchange): Promise<void> {
  const calls = bench(page).exchange(`${method} ${path.split('?')[0]}`);
  // One at a time: a pressed button is no longer among those to press.
  const folded = calls.getByRole('button', { name: 'Raw HTTP', pressed: false });
  await expect(calls).not.toHaveCount(0);
  while ((await folded.count()) > 0) await folded.first().click();
  const article = calls.filter({ has: page.locator('pre', { hasText: id }) });
  await expect(article).toContainText(String(response?.status));
  expect(await rawOf(article, 'Response')).toBe(response?.body);
  expect(await rawOf(article, 'Request')).toBe(request.body);
}

/** The body of the HTTP message as the page shows it. */
async function rawOf(article: Locator, side: 'Request' | 'Response'): Promise<string | null> {
  const half = article.getByRole('group', { name: side, exact: true });
  const message = await half.locator('pre').textContent();
  return message?.slice(message.indexOf('\n\n') + 2) ?? null;
}

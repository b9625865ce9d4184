import type { Page } from '@playwright/test';
import type { RunResult } from '../../src/lib/bench/index.ts';
import { basic, bench, callsOf, expect, openStep, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';

const SEND = 'magic_links.email.discovery.send';
const SPEND = 'magic_links.discovery.authenticate';
const failure = { kind: 'error', status: 503, error_type: 'internal_server_error', times: 1 };

/** Orders a fault for the next call of the reader's own project. */
async function order(page: Page, origin: string | undefined, fault: object): Promise<void> {
  const authorization = basic(await benchClient(page.request, origin).project());
  const response = await page.request.post('/_sandbox/faults', { headers: { authorization }, data: fault });
  expect(response.status()).toBe(201);
}

async function press(page: Page): Promise<RunResult> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/bench/run'));
  await bench(page).run.click();
  return ((await (await answered).json()) as { result: RunResult }).result;
}

test('an ordered 503 is shown, and the typed text is kept for another try', async ({ page, baseURL }) => {
  await order(page, baseURL, { ...failure, operation: SEND });
  const { said, exchange, inbox } = await openStep(page, 'see-it-happen');
  await page.getByLabel('Email address').fill('grace@example.com');

  const { outcome } = await press(page);
  await expect(said).toContainText(outcome.sentence);
  const article = exchange('POST /v1/b2b/magic_links/email/discovery/send');
  await expect(article).toHaveCount(1);
  await expect(article).toContainText('503');
  const [call] = await callsOf(page.request, await benchClient(page.request, baseURL).project());
  expect(call?.response?.status).toBe(503);
  await article.getByRole('button', { name: 'Raw HTTP', pressed: false }).click();
  // Status line and headers, an empty line, then the body.
  const raw = await article.locator('pre', { hasText: call?.id ?? 'no call' }).textContent();
  expect(raw?.slice(raw.indexOf('\n\n') + 2)).toBe(call?.response?.body);
  await expect(inbox.getByRole('article')).toHaveCount(0);

  await expect(page.getByLabel('Email address')).toHaveValue('grace@example.com');
  await press(page);
  await expect(said).toContainText('Stytch sent a magic link to grace@example.com.');
  await expect(inbox.getByRole('article')).toHaveCount(1);
});

test('an ordered 503 uses up no token', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).prepare('discover');
  await order(page, baseURL, { ...failure, operation: SPEND });
  const { said, held, exchange } = await openStep(page, 'discover');
  await press(page);
  await expect(exchange('POST /v1/b2b/magic_links/discovery/authenticate')).toContainText('503');
  await expect(held).toHaveCount(1);
  await expect(held).toContainText('magic link token');
  await press(page);
  await expect(said).toContainText('Stytch found 2 organizations for ada@example.com.');
});

test('when the response is lost, the bench says that the call may have taken effect, and it has', async ({
  page,
  baseURL,
}) => {
  await order(page, baseURL, { operation: SEND, kind: 'drop', when: 'after', times: 1 });
  const { said, exchange, inbox } = await openStep(page, 'see-it-happen');
  const { outcome } = await press(page);
  expect(outcome).toMatchObject({
    kind: 'unanswered',
    sentence: 'The connection broke before the response was complete.',
  });
  await expect(said).toContainText('may have taken effect');
  await expect(exchange('POST /v1/b2b/magic_links/email/discovery/send')).toContainText('no response');
  await expect(inbox.getByRole('article')).toHaveCount(1);
});

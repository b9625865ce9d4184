import type { Browser, Page } from '@playwright/test';

/** Milliseconds from a press until a frame shows its result, and the number of calls to the bench's API. */
export interface Press {
  /** The first exchange on the wire view. */
  exchange: number;
  /** The one sentence that says what happened. The bench is ready for the next press then. */
  sentence: number;
  requests: number;
}

/**
 * Presses the bench's first button repeatedly and measures each press in the page itself.
 * @param latencyMs latency that the network adds to each request, in milliseconds
 */
export async function pressToPaint(browser: Browser, url: string, runs: number, latencyMs: number): Promise<Press[]> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('astro-island:not([ssr])').first().waitFor({ state: 'attached' });
  await slowDown(page, latencyMs);
  const presses: Press[] = [];
  // The first press also creates the reader and their sandbox project, so it doesn't count.
  for (let run = 0; run <= runs; run++) {
    let requests = 0;
    const count = (request: { url(): string }) => (requests += Number(request.url().includes('/api/')));
    page.on('request', count);
    const times = await page.evaluate(pressAndWait);
    page.off('request', count);
    if (run > 0) presses.push({ ...times, requests });
  }
  await page.close();
  return presses;
}

async function slowDown(page: Page, latency: number): Promise<void> {
  if (latency === 0) return;
  const devtools = await page.context().newCDPSession(page);
  const unlimited = { downloadThroughput: -1, uploadThroughput: -1 };
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency, ...unlimited });
}

/** Runs in the page. */
function pressAndWait(): Promise<{ exchange: number; sentence: number }> {
  return new Promise((resolve, reject) => {
    const bench = document.querySelector('section.bench');
    const said = bench?.querySelector('[role="status"]');
    const button = bench?.querySelector<HTMLElement>('form.action button');
    if (!bench || !said || !button) return reject(new Error('There is no bench with a button that runs.'));
    setTimeout(() => reject(new Error('No answer within ten seconds.')), 10_000);
    const started = performance.now();
    let isRunning = false;
    let exchange: Promise<number> | undefined;
    // A task that runs after an animation frame sees it on the screen.
    const painted = () =>
      new Promise<number>((done) => {
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
      });
    // The preview of a request is no exchange.
    const exchanges = '.wire:not(.preview)';
    const isExchange = (node: Node) =>
      node instanceof Element && (node.matches(exchanges) || node.querySelector(exchanges) !== null);
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isExchange))) exchange ??= painted();
      const isEmpty = said.textContent === '' || said.textContent.startsWith('Running');
      isRunning ||= isEmpty;
      if (!isRunning || isEmpty || !exchange) return;
      observer.disconnect();
      const wire = exchange;
      void painted().then(async (sentence) => resolve({ exchange: await wire, sentence }));
    });
    observer.observe(bench, { childList: true, characterData: true, subtree: true });
    button.click();
  });
}

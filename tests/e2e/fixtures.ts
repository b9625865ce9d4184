import { test as base, type APIRequestContext, type Page } from '@playwright/test';
import type { Exchange } from '../../src/lib/wire/exchange.ts';

export { expect } from '@playwright/test';

const expected = [
  // A 4xx or 5xx response that a test causes; the page explains it.
  /status of [45]\d\d/,
  // Playwright's own script, blocked in the email's frame.
  /^Blocked script execution in '[^']*\/inbox\//,
];

interface Watching {
  /** Texts that the browser may complain with. */
  expectedTrouble: RegExp[];
}

/** A test fails on a console error, a script that throws or a blocked resource of its pages, unless it is expected. */
export const test = base.extend<Watching>({
  expectedTrouble: [expected, { option: true }],
  // Only a test that uses a page pays for a browser's context.
  context: async ({ context, expectedTrouble }, use) => {
    const trouble: string[] = [];
    const watch = (page: Page) => {
      page.on('pageerror', (error) => trouble.push(`script: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !expectedTrouble.some((words) => words.test(message.text()))) {
          trouble.push(`console: ${message.text()}`);
        }
      });
    };
    context.pages().forEach(watch);
    context.on('page', watch);
    await use(context);
    // A request that a test delayed must not end after it: its error would be reported for another test, or for none.
    for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (trouble.length > 0) throw new Error(`The browser complained:\n${trouble.join('\n')}`);
  },
});

export const guide = (step: string) => `/guides/stytch-b2b/${step}/`;

/** The parts of a step's bench, found as a screen reader would find them. */
export const bench = (page: Page) => {
  const region = page.getByRole('region', { name: 'Try it' });
  return {
    region,
    /** The first button that runs the step. */
    run: region.locator('form.action').getByRole('button').first(),
    button: (name: RegExp | string) => region.getByRole('button', { name }),
    said: region.getByRole('status'),
    held: region.getByRole('list', { name: 'Tokens' }).getByRole('listitem'),
    inbox: region.getByRole('region', { name: 'Inbox' }),
    exchange: (name: string) => region.getByRole('article', { name, exact: true }),
  };
};

/** Opens a step and waits until its bench is hydrated. */
export async function openStep(page: Page, step: string): Promise<ReturnType<typeof bench>> {
  await page.goto(guide(step));
  await live(page);
  return bench(page);
}

/** Waits for hydration: Astro removes `ssr` from an island once it is hydrated. */
export const live = (page: Page) => page.locator('astro-island:not([ssr])').first().waitFor({ state: 'attached' });

/** Returns the reader's own sandbox project, as the set-up step reveals it. */
export async function projectOf(request: APIRequestContext, origin: string) {
  const response = await request.post('/api/bench/project', { headers: { origin }, data: {} });
  return (await response.json()) as { project_id: string; secret: string; base_url: string };
}

/** Returns the sandbox's own record of a project's calls. */
export async function callsOf(
  request: APIRequestContext,
  project: { project_id: string; secret: string },
): Promise<Exchange[]> {
  const response = await request.get('/_sandbox/calls', { headers: { authorization: basic(project) } });
  return ((await response.json()) as { calls: Exchange[] }).calls;
}

export const basic = ({ project_id, secret }: { project_id: string; secret: string }) =>
  `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}`;

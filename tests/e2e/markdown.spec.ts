import { expect, guide, test } from './fixtures.ts';
import { listedPages } from './pages.ts';

test('every page links to its Markdown twin, which has the page’s heading', async ({ request }) => {
  const paths = await listedPages(request);
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) {
    // Fifty pages: their text is enough, without a browser that shows it.
    const html = await (await request.get(path)).text();
    const twin = /<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(html)?.[1];
    const answer = await request.get(twin ?? '');
    expect(answer.headers()['content-type'], path).toBe('text/markdown; charset=utf-8');
    const text = await answer.text();
    const [, heading = path] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html) ?? [];
    expect(text.split('\n')[0]).toContain(
      heading
        .replace(/<br[^>]*>/g, ' ')
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    const prose = text.replace(/```[\s\S]*?```|`[^`]*`/g, '');
    expect(prose).not.toMatch(/<[A-Z]|\.invalid|undefined/);
  }
});

test('the twin of a step has the page’s code, with notes and terms', async ({ page, request }) => {
  await page.goto(guide('discover'));
  const text = await (await request.get('/guides/stytch-b2b/discover.md')).text();
  const lines = await page.locator('.block').first().locator('pre .line').allTextContents();
  const notes = await page.locator('.block').first().locator('.note').allTextContents();
  expect(lines.length).toBeGreaterThan(5);
  expect(text).toContain(`\`\`\`typescript\n${lines.join('\n')}\n\`\`\``);
  expect(text.replaceAll('`', '')).toContain(notes[0]?.replace('Note: ', ''));
  expect(text).toContain('## The same in Python');
  expect(text).toContain('- **intermediate session**: ');
});

test('llms.txt, the sitemap and robots.txt have absolute URLs of this site', async ({ request, baseURL }) => {
  for (const file of ['/llms.txt', '/sitemap.xml', '/robots.txt']) {
    const answer = await request.get(file);
    const text = await answer.text();
    expect(answer.status()).toBe(200);
    expect(text).toContain(`${baseURL}/`);
    expect(text).not.toContain('.invalid');
  }
  const llms = await (await request.get('/llms.txt')).text();
  const links = [...llms.matchAll(/\]\(([^)]+)\)/g)].map(([, url = '']) => url);
  expect(links.length).toBeGreaterThan(9);
  for (const link of links) expect((await request.get(link)).status()).toBe(200);
});

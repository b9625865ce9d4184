import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { loadPages } from './load-pages.ts';

test('a page is rendered although a new build has replaced its file', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'));
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }));
  mkdirSync(join(dist, 'server', 'chunks'), { recursive: true });
  const entry = `export const handler = async (_, response) => response.end((await import('./chunks/page.mjs')).text);`;
  writeFileSync(join(dist, 'server', 'entry.mjs'), entry);
  writeFileSync(join(dist, 'server', 'chunks', 'page.mjs'), `export const text = 'a page';`);
  const pages = await loadPages(pathToFileURL(`${dist}/`));
  rmSync(join(dist, 'server'), { recursive: true });
  const sent: string[] = [];
  const response = { end: (text: string) => sent.push(text) } as unknown as ServerResponse;
  await pages({} as IncomingMessage, response, undefined, { bench: undefined as never, requestId: '' });
  expect(sent).toEqual(['a page']);
});

test('without a build, the host is told to make one', async () => {
  await expect(loadPages(pathToFileURL('/no/such/folder/'))).rejects.toThrow('The site is not built. Run npm start');
});

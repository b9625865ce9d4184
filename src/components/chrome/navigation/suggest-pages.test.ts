import { expect, test } from 'vitest';
import { allPages } from './nav.ts';
import { suggestPages } from './suggest-pages.ts';

const first = (asked: string) => suggestPages(asked, allPages)[0]?.path;

test.each([
  ['a typing mistake', '/guides/stytch-b2b/discovr/', '/guides/stytch-b2b/discover/'],
  ['the guide left out', '/choose', '/guides/stytch-b2b/choose/'],
  ['another guide', '/guides/stytch/see-it-happen/', '/guides/stytch-b2b/see-it-happen/'],
  ['the name of the file', '/guides/stytch-b2b/5-discover.mdx', '/guides/stytch-b2b/discover/'],
  ['index.html', '/glossary/index.html', '/glossary/'],
  ['a part of a name', '/glossar', '/glossary/'],
  ['capitals', '/Inbox', '/inbox/'],
  ['a page of Evaluate', '/evaluate/memos', '/evaluate/memo/'],
])('%s', (_, asked, wanted) => {
  expect(first(asked)).toBe(wanted);
});

test('an address that is like nothing here, and a very long one, suggest nothing', () => {
  expect(suggestPages('/wp-login.php', allPages)).toEqual([]);
  expect(suggestPages(`/${'x'.repeat(10_000)}`, allPages)).toEqual([]);
  expect(suggestPages('/', allPages)).toEqual([]);
  expect(suggestPages(`/${'x'.repeat(10_000)}/glossary/`, allPages)).toEqual([]);
});

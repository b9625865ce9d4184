import { expect, test } from 'vitest';
import { toCsv, toMarkdown } from './export.ts';
import { parseDays, sumOf } from './estimates.ts';
import type { ScopeLine } from './types.ts';

const line = (id: string, rest: Partial<ScopeLine> = {}): ScopeLine => ({
  id,
  section: 'route',
  title: `Title of ${id}`,
  name: '',
  more: '',
  provider: 'Runs it.',
  step: { id: 's', title: 'Step' },
  code: '',
  tried: '',
  shown: null,
  ...rest,
});
const lines = [
  line('a', { name: 'GET /a' }),
  line('b', { title: 'Say "hi", then go' }),
  line('c', { section: 'decision', title: 'How long?' }),
];
const typed = { days: { a: 1.5, b: 0.1, c: 0.2 }, answers: { c: '=HYPERLINK("x")\nan hour' } };

test('the checklist has each line once, with days, and what was decided is ticked', () => {
  const text = toMarkdown('Sheet', lines, typed);
  expect(text).toContain('## Pages you build (1.6 days)');
  expect(text).toContain('- [ ] Title of a (`GET /a`), 1.5 days\n  - Stytch: Runs it.');
  expect(text).toContain('- [x] How long?, 0.2 days\n  - Decided: =HYPERLINK("x") an hour');
  expect(text).toContain('Own work: 1.8 days.');
});

test('in the spreadsheet every cell is a text: quotes are doubled, a formula is none', () => {
  const rows = toCsv(lines, typed).split('\r\n');
  expect(rows[2]).toBe('Pages you build,"Say ""hi"", then go",,Runs it.,Step,,0.1');
  expect(rows[3]).toContain(`"'=HYPERLINK(""x"")\nan hour"`);
  expect(rows.at(-2)).toBe('Sum,,,,,,1.8');
});

test.each([
  ['1.5', 1.5],
  ['1,5', 1.5],
  ['0', 0],
  ['', undefined],
  ['-1', undefined],
  ['two', undefined],
])('“%s” as days is %s', (text, days) => expect(parseDays(text)).toBe(days));

test('tenths add up to what somebody would write down', () => expect(sumOf([0.1, 0.2])).toBe(0.3));

import { expect, test } from 'vitest';
import type { ScopeState } from '../../../../lib/bench/report/scope.ts';
import { toCsv, toMarkdown } from './export.ts';
import type { Feature } from '../features/group-by-feature.ts';
import { cleanScope } from './clean-scope.ts';
import { inDays, isReversed, parseRange } from './days.ts';
import { sumsOf } from './sums.ts';

const feature = (id: string, rest: Partial<Feature> = {}): Feature => ({
  id,
  title: `Title of ${id}`,
  what: 'What it is.',
  covered: false,
  included: [],
  remains: [],
  failures: [],
  decisions: [],
  see: [],
  ...rest,
});
const features = [
  feature('a', {
    covered: true,
    included: [{ text: 'Say "hi", then go', name: 'GET /a', path: '/s' }],
    remains: [{ id: 'r', text: 'Do the rest', more: '' }],
    failures: [{ id: 'f', text: 'It breaks', more: 'Tell the user.' }],
    decisions: [{ id: 'd', title: 'How long?', provider: 'Any time.', shown: [] }],
  }),
  feature('b'),
];
const scope: ScopeState = {
  days: { a: { from: 1.5, to: 2 }, b: { from: 0.1, to: 0.2 } },
  done: ['r'],
  decisions: { d: { answer: '=HYPERLINK("x")\nan hour', owner: 'Ada', due: '2026-12-24' } },
  own: [{ title: 'Translations', days: { from: 1, to: 3 } }],
};

test('the checklist has each feature with its days, and what was decided is ticked with its owner and date', () => {
  const text = toMarkdown('Sheet', features, scope);
  expect(text).toContain(
    'Your team’s work on features with sample code: 1.5–2 days. Other work: 1.1–3.2 days. Together: 2.6–5.2 days.',
  );
  expect(text).toContain('## Title of a (1.5–2 days)');
  expect(text).toContain('- [x] Do the rest\n- [ ] Failure: It breaks\n');
  expect(text).toContain('- [x] How long? (owner: Ada, by 2026-12-24)\n  - Decided: =HYPERLINK("x") an hour');
  expect(text).toContain('- [ ] Translations, 1–3 days');
});

test('the spreadsheet starts with a byte-order mark, has an advice column, and adds up the days by formula', () => {
  const csv = toCsv(features, scope);
  expect(csv.startsWith('\uFEFFFeature,Part,What,Advice,')).toBe(true);
  const rows = csv.trimEnd().split('\r\n');
  expect(rows.every((row, index) => index === 0 || row.split('"').length % 2 === 1)).toBe(true);
  expect(rows[1]).toBe('Title of a,Feature,What it is.,,yes,,1.5,2,,,');
  expect(rows[2]).toBe('Title of a,In the download,"Say ""hi"", then go",GET /a,,,,,,,');
  expect(rows[4]).toBe('Title of a,Failure,It breaks,Tell the user.,,no,,,,,');
  expect(rows.at(-1)).toBe(`Sum,,,,,,=SUM(G2:G${rows.length - 1}),=SUM(H2:H${rows.length - 1}),,,`);
});

test('a risk is exported with what to do about it, its likelihood, its owner and its date', () => {
  const risks = [
    { id: 'risk:sla', text: 'No SLA.', mitigation: 'Ask.' },
    { id: 'risk:out', text: 'Down.', mitigation: 'Wait.' },
  ];
  const judged = { ...scope, decisions: { 'risk:sla': { answer: 'Medium', owner: 'Ada', due: '2026-12-24' } } };
  expect(toMarkdown('Sheet', features, judged, risks)).toContain(
    '## Risks\n\n- [x] No SLA. Ask. (likelihood: Medium, owner: Ada, by 2026-12-24)\n- [ ] Down. Wait.',
  );
  const csv = toCsv(features, judged, risks);
  expect(csv).toContain(
    '\r\nRisks,Risk,No SLA.,Ask.,,,,,Medium,Ada,2026-12-24\r\nRisks,Risk,Down.,Wait.,,,,,,,\r\nSum,',
  );
});

test('a formula that someone typed stays text', () => {
  expect(toCsv(features, scope)).toContain(`"'=HYPERLINK(""x"")\nan hour",Ada,2026-12-24`);
});

test.each([
  ['3', { from: 3, to: 3 }],
  ['1,5', { from: 1.5, to: 1.5 }],
  ['2-4', { from: 2, to: 4 }],
  [' 2 – 4 ', { from: 2, to: 4 }],
  ['2 to 4', { from: 2, to: 4 }],
  ['4-2', undefined],
  ['', undefined],
  ['-1', undefined],
  ['two', undefined],
  ['1-2-3', undefined],
  ['1001', undefined],
])('“%s” as days is %o', (text, range) => expect(parseRange(text)).toEqual(range));

test.each([
  ['5–2', true],
  ['4 to 2', true],
  ['2–4', false],
  ['5', false],
  ['5–two', false],
])('“%s” has the larger number first: %s', (text, reversed) => expect(isReversed(text)).toBe(reversed));

test('the sum of a sheet splits what the guide covers from what is beside it, and counts each once', () => {
  const { covered, beside, all } = sumsOf(features, scope);
  expect([covered, beside, all].map(inDays)).toEqual(['1.5–2 days', '1.1–3.2 days', '2.6–5.2 days']);
  expect(inDays({ from: 1, to: 1 })).toBe('1 day');
});

test('0 days mark a feature as not needed, and an entry that isn’t a range is shown as typed', () => {
  const mixed = { ...scope, days: { a: { from: 0, to: 0 } }, unclear: { b: 'about 3' } };
  expect(sumsOf(features, mixed)).toMatchObject({ blank: 1, lines: 2, notNeeded: 1 });
  const text = toMarkdown('Sheet', features, mixed);
  expect(text).toContain('1 of 2 lines aren’t estimated yet, so the total isn’t complete. Not needed: 1.');
  expect(text).toContain('Estimated so far: 1–3 days.');
  expect(text).toContain('## Title of a (not needed)\n');
  expect(text).toContain('## Title of b (“about 3” isn’t a range of days)\n');
  expect(toCsv(features, mixed)).toContain('Title of b,Feature,What it is.,,no,,about 3,,,,');
  const known = { features: ['a', 'b'], items: ['r'], decisions: ['d'] };
  expect(cleanScope(mixed, known)).toEqual(mixed);
});

test('an own line with 0 days isn’t needed either, and what was typed is put on one line', () => {
  const own = [
    { title: 'Translations', days: { from: 0, to: 0 } },
    { title: 'Legal\n review', days: null, unclear: ' about\n  3 ' },
  ];
  const decisions = { 'risk:sla': { answer: 'Twice\na year', owner: ' Ada \n Lovelace', due: '' } };
  const risks = [{ id: 'risk:sla', text: 'No SLA.', mitigation: 'Ask.' }];
  const text = toMarkdown('Sheet', features, { ...scope, own, decisions }, risks);
  expect(text).toContain('- [ ] Translations, not needed\n- [ ] Legal review, “about 3” isn’t a range of days\n');
  expect(text).toContain('- [x] No SLA. Ask. (likelihood: Twice a year, owner: Ada Lovelace)');
});

test('opening a file keeps only what the sheet has fields for', () => {
  const known = { features: ['a'], items: ['r'], decisions: ['d'] };
  const imported = {
    days: { a: { from: 2, to: 1 }, b: { from: 1, to: 1 } },
    done: ['r', 'x'],
    decisions: { d: { answer: 'x'.repeat(999), owner: 3, due: 'soon' }, constructor: { answer: 'x' } },
    own: [{ title: ' Mine ', days: 'many' }, { title: '' }, 3],
  };
  expect(cleanScope(imported, known)).toEqual({
    days: {},
    done: ['r'],
    decisions: { d: { answer: 'x'.repeat(300), owner: '', due: '' } },
    own: [{ title: 'Mine', days: null }],
  });
  expect(
    cleanScope(JSON.parse(JSON.stringify(scope)), { features: ['a', 'b'], items: ['r', 'f'], decisions: ['d'] }),
  ).toEqual(scope);
  expect(cleanScope(null, known)).toEqual({ days: {}, done: [], decisions: {}, own: [] });
});

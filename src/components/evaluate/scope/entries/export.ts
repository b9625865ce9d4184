import type { DayRange, ScopeState } from '../../../../lib/bench/report/scope.ts';
import type { Feature } from '../features/group-by-feature.ts';
import { sayRisk, type ScopeRisk } from '../risks.ts';
import { sayDays } from './days.ts';
import { oneLine } from './one-line.ts';
import { saySums, sumsOf } from './sums.ts';

const tick = (isDone: boolean) => (isDone ? '- [x] ' : '- [ ] ');

type Risk = Pick<ScopeRisk, 'id' | 'text' | 'mitigation'>;

/** Exports the sheet as a Markdown checklist. */
export function toMarkdown(title: string, features: Feature[], scope: ScopeState, risks: Risk[] = []): string {
  const blocks = features.map((feature) => featureToMarkdown(feature, scope));
  const ownLines = scope.own.map(({ title: text, days, unclear }) => {
    const said = sayDays(days, unclear);
    return `- [ ] ${oneLine(text)}${said && `, ${said}`}`;
  });
  return [
    `# ${title}`,
    saySums(sumsOf(features, scope)),
    ...blocks,
    ...(ownLines.length > 0 ? ['## Our own lines', ownLines.join('\n')] : []),
    ...(risks.length > 0 ? ['## Risks', risks.map((risk) => riskToMarkdown(risk, scope)).join('\n')] : []),
    '',
  ].join('\n\n');
}

function featureToMarkdown({ id, title, what, included, ...lists }: Feature, scope: ScopeState): string {
  const days = sayDays(scope.days[id], scope.unclear?.[id]);
  const items = [...lists.remains, ...lists.failures.map((item) => ({ ...item, text: `Failure: ${item.text}` }))];
  const lines = [
    `## ${title}${days && ` (${days})`}`,
    '',
    what,
    '',
    ...(included.length > 0 ? [`In the download: ${included.map(({ text }) => text).join('; ')}.`, ''] : []),
    ...items.map((item) => `${tick(scope.done.includes(item.id))}${item.text}`),
    ...lists.decisions.map((decision) => decisionToMarkdown(decision, scope)),
  ];
  return lines.join('\n').trimEnd();
}

function decisionToMarkdown({ id, title }: Feature['decisions'][number], { decisions }: ScopeState): string {
  const { answer = '', owner = '', due = '' } = decisions[id] ?? {};
  const details = [owner && `owner: ${oneLine(owner)}`, due && `by ${due}`].filter(Boolean).join(', ');
  const head = `${tick(answer !== '')}${title}${details ? ` (${details})` : ''}`;
  return answer ? `${head}\n  - Decided: ${oneLine(answer)}` : head;
}

function riskToMarkdown({ id, text, mitigation }: Risk, { decisions }: ScopeState): string {
  const judged = decisions[id];
  const details = judged ? sayRisk(judged) : '';
  return `${tick(Boolean(judged?.owner))}${text} ${mitigation}${details && ` (${details})`}`;
}

const COLUMNS = ['Feature', 'Part', 'What', 'Advice', 'Covered by the guides', 'Done'];
const MORE_COLUMNS = ['Days, least', 'Days, most', 'Decision or likelihood', 'Owner', 'Due'];

/**
 * Exports the sheet as CSV (RFC 4180) that spreadsheets open as they should: Excel reads UTF-8 only after a byte-order
 * mark, and the last row adds up the days by formula, so that it follows later changes.
 */
export function toCsv(features: Feature[], scope: ScopeState, risks: Risk[] = []): string {
  const rows = [
    ...features.flatMap((feature) => featureToRows(feature, scope)),
    ...scope.own.map(({ title, days, unclear }) => [
      ...['Own line', 'Days', title, '', '', ''],
      ...dayCells(days, unclear),
      ...['', '', ''],
    ]),
    ...risks.map(({ id, text, mitigation }) => {
      const { answer = '', owner = '', due = '' } = scope.decisions[id] ?? {};
      return ['Risks', 'Risk', text, mitigation, '', '', '', '', answer, owner, due];
    }),
  ];
  const last = rows.length + 1;
  const sum = ['Sum', '', '', '', '', '', `=SUM(G2:G${last})`, `=SUM(H2:H${last})`, '', '', ''];
  const lines = [[...COLUMNS, ...MORE_COLUMNS], ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${[...lines, sum.join(',')].join('\r\n')}\r\n`;
}

/** What isn’t a range stays as typed: the sum skips text, and a reader sees it. */
const dayCells = (days: DayRange | null | undefined, unclear = '') =>
  days ? [String(days.from), String(days.to)] : [unclear, ''];

function featureToRows({ id, title, what, covered, included, ...lists }: Feature, scope: ScopeState): string[][] {
  const part = (name: string, text: string, advice: string, rest: string[]) => [title, name, text, advice, '', ...rest];
  const done = (item: { id: string }) => (scope.done.includes(item.id) ? 'yes' : 'no');
  return [
    [
      title,
      'Feature',
      what,
      '',
      covered ? 'yes' : 'no',
      '',
      ...dayCells(scope.days[id], scope.unclear?.[id]),
      '',
      '',
      '',
    ],
    ...included.map(({ text, name }) => part('In the download', text, name, ['', '', '', '', '', ''])),
    ...lists.remains.map((item) => part('Left to do', item.text, item.more, [done(item), '', '', '', '', ''])),
    ...lists.failures.map((item) => part('Failure', item.text, item.more, [done(item), '', '', '', '', ''])),
    ...lists.decisions.map(({ id: key, title: text, provider }) => {
      const { answer = '', owner = '', due = '' } = scope.decisions[key] ?? {};
      return part('Decision', text, provider, [answer ? 'yes' : 'no', '', '', answer, owner, due]);
    }),
  ];
}

/** Prefixes formula-like text with an apostrophe, so that spreadsheets don't run it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import { inDays, sumOf, type Estimates } from './estimates.ts';
import { sections, type ScopeLine } from './types.ts';

/** Exports the sheet as a Markdown checklist. */
export function toMarkdown(title: string, lines: ScopeLine[], { days, answers }: Estimates): string {
  const blocks = sections.map((section) => {
    const its = lines.filter((line) => line.section === section.id);
    const sum = sumOf(its.map(({ id }) => days[id] ?? 0));
    return [
      `## ${section.title}${sum ? ` (${inDays(sum)})` : ''}`,
      '',
      ...its.map((line) => item(line, days, answers)),
      '',
    ];
  });
  const total = sumOf(lines.map(({ id }) => days[id] ?? 0));
  return [`# ${title}`, '', ...blocks.flat(), `Own work: ${inDays(total)}.`, ''].join('\n');
}

function item(line: ScopeLine, days: Estimates['days'], answers: Estimates['answers']): string {
  const parts = [
    `- [${answers[line.id] ? 'x' : ' '}] ${line.title}`,
    line.name && ` (\`${line.name}\`)`,
    days[line.id] && `, ${inDays(days[line.id] ?? 0)}`,
    answers[line.id] && `\n  - Decided: ${oneLine(answers[line.id] ?? '')}`,
    line.provider && `\n  - Stytch: ${line.provider}`,
  ];
  return parts.filter(Boolean).join('');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Exports the sheet as CSV (RFC 4180). */
export function toCsv(lines: ScopeLine[], { days, answers }: Estimates): string {
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  const rows = [
    ['Part', 'What', 'Technical name', 'What Stytch runs', 'Step of the guide', 'Decided', 'Own days'],
    ...lines.map(({ id, section, title, name, provider, step }) => [
      titles.get(section) ?? '',
      title,
      name,
      provider,
      step.title,
      answers[id] ?? '',
      days[id] === undefined ? '' : String(days[id]),
    ]),
    ['Sum', '', '', '', '', '', String(sumOf(lines.map(({ id }) => days[id] ?? 0)))],
  ];
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Prefixes formula-like text with an apostrophe, so that spreadsheets don't run it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

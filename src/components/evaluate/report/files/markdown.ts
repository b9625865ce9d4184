import type { Report } from '../../../../lib/bench/index.ts';
import { sayRisk } from '../../scope/risks.ts';
import { sayWho, type MemoDecision } from '../content/decisions.ts';
import { ALTERNATIVES, WHAT_WE_GET, type MemoView } from '../content/memo.ts';
import type { ReportHead } from '../content/head.ts';
import { NO_RECOMMENDATION, notCovered, sayCounts, sayHidden, sayMail } from '../content/sentences.ts';
import type { ReportView } from '../content/tried.ts';

/** Formats a memo as Markdown. Its links are absolute, because the file is read elsewhere. */
export function memoToMarkdown(head: ReportHead, memo: MemoView, view: ReportView, report: Report): string {
  const link = ({ text, path }: { text: string; path: string }) => `- [${plain(text)}](${head.origin}${path})`;
  const { words, recommendation } = report.memo;
  const blocks = [
    `# ${plain(head.title)}`,
    `${head.address}  \nCreated on ${head.made}, available until ${head.until}. ${head.answered} ${plain(sayHidden(report))}`.trim(),
    section('In short', paragraphs(words)),
    section('Recommendation', paragraphs(recommendation) || NO_RECOMMENDATION),
    section('What we get', `${WHAT_WE_GET}\n\n${memo.get.map(link).join('\n')}`),
    section('What we build', buildOf(memo, head.origin)),
    section('Rollout', memo.rollout.map((step) => `1. ${plain(step)}`).join('\n')),
    section(
      'Risks and limits',
      [memo.aboutRisks, memo.risks.map((risk) => `${link(risk)} ${mitigationOf(risk)}`).join('\n')].join('\n\n'),
    ),
    section('Alternatives', `${link(ALTERNATIVES)}. ${ALTERNATIVES.limits}`),
    section('Costs to find out', [...memo.prices.map(link), list(memo.costs)].filter(Boolean).join('\n')),
    section('Open decisions', memo.open.map((one) => `- [ ] ${sayDecision(one)}`).join('\n')),
    section('Decided', memo.decided.map((one) => `- [x] ${sayDecision(one)}`).join('\n')),
    section('What was tried', triedOf(view, report)),
    section('Seen in the demo, not decided', list(memo.seen.map(plain))),
    section('Questions for the vendor', list(memo.asks)),
    section('Capabilities', capabilitiesOf(memo, head.origin)),
    section('Not covered', notCovered(view, memo.notNeeded)),
  ];
  return blocks.filter(Boolean).join('\n\n') + '\n';
}

const section = (title: string, text: string) => (text ? `## ${title}\n\n${text}` : '');
const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n');
const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((part) => plain(part).trim())
    .filter(Boolean)
    .join('\n\n');

function buildOf({ build, own, sums, columns }: MemoView, origin: string): string {
  const rows = [
    ...build.map(({ title, path, sample, toDo, failures, days }) => [
      `[${title}](${origin}${path})`,
      sample,
      toDo,
      failures,
      plain(days),
    ]),
    ...own.map(({ title, days }) => [plain(title), 'no', '', '', plain(days)]),
  ];
  return [table(['Feature', 'Sample code', 'To do', 'Failures', 'Days'], rows), columns, sums]
    .filter(Boolean)
    .join('\n\n');
}

const capabilitiesOf = ({ capabilities }: MemoView, origin: string) =>
  table(
    ['Capability', 'In Stytch B2B', 'Taught here', 'In the sandbox'],
    capabilities.map(({ title, path, inStytch, taught, emulated }) => [
      `[${title}](${origin}${path})`,
      inStytch,
      taught,
      emulated,
    ]),
  );

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

function mitigationOf(risk: MemoView['risks'][number]): string {
  const judged = sayRisk(risk);
  return judged ? `${risk.mitigation} (${plain(judged)})` : risk.mitigation;
}

function sayDecision({ title, answer, owner, due }: MemoDecision): string {
  const who = plain(sayWho({ answer, owner, due }));
  const answerText = answer ? ` ${plain(answer)}` : '';
  return `${title}${answerText}${who ? ` (${who})` : ''}`;
}

function triedOf(view: ReportView, { mail }: Report): string {
  const lines = view.runs.map(({ title, broken, failed, sentence, person, calls }) =>
    [
      `- **${title}**${broken ? ' (error demo)' : ''}${failed ? ` (${failed})` : ''}${sentence && `: ${plain(sentence)}`}`,
      ...(person ? [`  - The user sees: ${plain(person.title)}. ${plain(person.advice)}`] : []),
      ...calls.map(
        ({ title, name, ms }) =>
          `  - ${plain(title)} (\`${name.replaceAll('`', '')}\`${ms === null ? '' : `, ${ms} ms`})`,
      ),
    ].join('\n'),
  );
  const sent = mail && mail.sent > 0 ? sayMail(mail) : '';
  return [sayCounts(view), sent, lines.join('\n')].filter(Boolean).join('\n\n');
}

/** Escapes the reader's text, so that it can't become a heading, link or HTML. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\<>[\]*_`#|]/g, '\\$&');

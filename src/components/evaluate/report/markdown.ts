import { inDays } from '../scope/estimates.ts';
import type { ReportView } from './view.ts';

export interface ReportHead {
  title: string;
  made: string;
  until: string;
  /** The mode as a sentence. */
  answered: string;
}

/** Formats the report as Markdown. */
export function reportToMarkdown({ title, made, until, answered }: ReportHead, view: ReportView): string {
  const { counts, runs, failed, left, decided, open, days } = view;
  const lines = [
    `# ${plain(title)}`,
    `Created on ${made}. Its page is available until ${until}. ${answered}`,
    `${counts.steps} of ${counts.of} steps passed. Calls: ${counts.calls}. Errors tried: ${counts.broken}.`,
    days === null ? '' : `Own work (estimate): ${inDays(days)}.`,
    '## What was run',
    runs
      .map(({ number, title: step, broken, failed: why, sentence, person, calls }) =>
        [
          `- **${number} ${step}**${broken ? ' (error demo)' : ''}${why ? ` (${why})` : ''}: ${plain(sentence)}`,
          ...(person ? [`  - The user sees: ${plain(person.title)}. ${plain(person.advice)}`] : []),
          ...calls.map((call) => `  - ${plain(call.title)} (\`${call.name.replaceAll('`', '')}\`, ${call.ms} ms)`),
        ].join('\n'),
      )
      .join('\n'),
    failed.length > 0 ? `Failed: ${failed.join('; ')}.` : '',
    left.length > 0 ? `Not run: ${left.join('; ')}.` : '',
    '## Decisions',
    decided.length > 0
      ? decided
          .map(({ question, answer, how }) => `- ${question} ${plain(answer)}${how === 'run' ? ' (from the run)' : ''}`)
          .join('\n')
      : 'Nothing yet.',
    '## Open questions',
    open.length > 0 ? open.map((question) => `- [ ] ${question}`).join('\n') : 'Nothing.',
  ];
  return lines.filter(Boolean).join('\n\n') + '\n';
}

/** Escapes the reader's text, so that it can't become a heading, link or HTML. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\<>[\]*_`#|]/g, '\\$&');

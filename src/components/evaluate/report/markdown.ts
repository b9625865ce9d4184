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
    `Made on ${made}. Its page can be read until ${until}. ${answered}`,
    `${counts.steps} of ${counts.of} steps passed, calls: ${counts.calls}, failures tried: ${counts.broken}.`,
    days === null ? '' : `Own work, as estimated: ${inDays(days)}.`,
    '## What was run',
    runs
      .map(({ number, title: step, broken, failed: why, sentence, person, calls }) =>
        [
          `- **${number} ${step}**${broken ? ' (a failure, tried on purpose)' : ''}${why ? ` (${why})` : ''}: ${plain(sentence)}`,
          ...(person ? [`  - The person reads: ${plain(person.title)}. ${plain(person.advice)}`] : []),
          ...calls.map((call) => `  - ${plain(call.title)} (\`${call.name.replaceAll('`', '')}\`, ${call.ms} ms)`),
        ].join('\n'),
      )
      .join('\n'),
    failed.length > 0 ? `Tried without success: ${failed.join('; ')}.` : '',
    left.length > 0 ? `Not run: ${left.join('; ')}.` : '',
    '## Decided, or as it was run',
    decided.length > 0
      ? decided
          .map(({ question, answer, how }) => `- ${question} ${plain(answer)}${how === 'run' ? ' (as run)' : ''}`)
          .join('\n')
      : 'Nothing yet.',
    '## Open',
    open.length > 0 ? open.map((question) => `- [ ] ${question}`).join('\n') : 'Nothing.',
  ];
  return lines.filter(Boolean).join('\n\n') + '\n';
}

/** Escapes the reader's text, so that it can't become a heading, link or HTML. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\<>[\]*_`#|]/g, '\\$&');

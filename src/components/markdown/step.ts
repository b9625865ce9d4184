import type { CollectionEntry } from 'astro:content';
import type { GuideOutline, Step } from '../../lib/guides/index.ts';
import { filesIn, show, showFolded } from '../listing/sources.ts';
import type { Part } from '../listing/tab-names.ts';
import { fence } from './fence.ts';
import { mdxToMarkdown } from './mdx.ts';
import { twinPath } from './twin-path.ts';

export interface StepSource {
  guide: GuideOutline;
  step: Step;
  entry: CollectionEntry<'guides'>;
  glossary: CollectionEntry<'glossary'>[];
}

/** Renders a step as Markdown: text, listings, terms and links. */
export function stepToMarkdown({ guide, step, entry, glossary }: StepSource, origin: string): string {
  const { description, fullCode, listings, python, curl, more } = entry.data;
  const index = guide.steps.indexOf(step);
  const used = new Set<string>();
  const text = mdxToMarkdown(
    entry.body ?? '',
    {
      Term: ({ id = '' }, inner) => {
        used.add(id);
        return `**${inner}**`;
      },
    },
    entry.filePath ?? entry.id,
  );
  return [
    `# ${index + 1} ${step.title}`,
    `${guide.title}. Step ${index + 1} of ${guide.steps.length}: ${description}`,
    text,
    '## Code',
    ...listings.flatMap(listing),
    '## The same in Python',
    ...python.flatMap(listing),
    ...(curl.length > 0 ? ['## The same with curl', ...curl.flatMap(listing)] : []),
    ...onThePage(step, origin + `/guides/${guide.id}/${step.id}/`),
    ...section(
      'Terms',
      [...used].map((id) => meaning(glossary, id)),
    ),
    ...section(
      'Read more',
      more.map(({ label, href }) => `- [${label}](${href})`),
    ),
    ...section('The other steps', neighbours(guide, index, origin)),
    ...(fullCode
      ? [...fullApp('The full code', fullCode.typescript), ...fullApp('The full code in Python', fullCode.python)]
      : []),
    '',
  ].join('\n\n');
}

const section = (title: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];

/** Lists the step's buttons with the calls they make. */
const onThePage = ({ actions }: Step, address: string): string[] => [
  '## Try it',
  `You can make these calls at ${address}. They go to an emulator unless you chose real test credentials.`,
  actions
    .filter(({ ownProjectOnly, onlyPrepares }) => !ownProjectOnly && !onlyPrepares)
    .map(({ label, operations, demonstratesFailure }) => {
      const calls = operations.map((name) => `\`${name}\``).join(', ');
      return `- ${demonstratesFailure ? 'Break it: ' : ''}${label}${calls && ` (${calls})`}`;
    })
    .join('\n'),
];

function meaning(glossary: CollectionEntry<'glossary'>[], id: string): string {
  const entry = glossary.find((term) => term.id === id);
  if (!entry) throw new Error(`The glossary has no term "${id}".`);
  return `- **${entry.data.term}**: ${entry.body?.trim()}`;
}

const neighbours = ({ id, steps }: GuideOutline, index: number, origin: string): string[] =>
  steps.flatMap((step, other) => {
    const word = { [index - 1]: 'Before', [index + 1]: 'Next' }[other];
    return word ? [`- ${word}: [${other + 1} ${step.title}](${origin}${twinPath(`/guides/${id}/${step.id}/`)})`] : [];
  });

const listing = ({ file, part }: Part): string[] => [`### ${show(file, part).name}`, fence(showFolded(file, part))];

const fullApp = (title: string, folder: string): string[] => [
  `## ${title}`,
  ...filesIn(folder).flatMap((file) => [`### ${file.slice(folder.length)}`, fence(show(file))]),
];

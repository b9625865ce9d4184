import { guides } from '../../guides/index.ts';

/** Names that the sandbox, its sign-in page, the failure demos and *Prepare* bring along. */
const BUILT_IN = [
  ...['Globex', 'Initech', 'failures', 'Northwind', 'two-factors', 'Second Company', 'Mine now', 'Company login'],
  ...['Ada', 'Lovelace', 'Ada Lovelace', 'Grace', 'Hopper', 'Grace Hopper', 'Alan', 'Turing', 'Alan Turing'],
  ...['grace@example.com', 'grace@failures.example', 'failures.example', 'alan@acme.example', 'acme.example'],
  ...['nobody@elsewhere.example', 'elsewhere.example'],
];

const examples = guides
  .flatMap(({ steps }) => steps.flatMap(({ actions }) => actions.flatMap(({ inputs }) => inputs)))
  .map(({ example }) => example)
  .filter(Boolean);

/** The names a reader meets without typing anything, in lower case. They identify no one. */
export const madeUpNames: ReadonlySet<string> = new Set(
  [...BUILT_IN, ...examples, ...examples.map((example) => `${example}@example.com`)].map((name) => name.toLowerCase()),
);

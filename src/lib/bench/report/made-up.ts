import { guides } from '../../guides/index.ts';

/** Names that the sandbox and the failure demos bring along. */
const BUILT_IN = ['Globex', 'globex', 'grace@example.com', 'nobody@elsewhere.example', 'elsewhere.example'];

const examples = guides
  .flatMap(({ steps }) => steps.flatMap(({ actions }) => actions.flatMap(({ inputs }) => inputs)))
  .map(({ example }) => example)
  .filter(Boolean);

/** The names a reader meets without typing anything, in lower case. They identify no one. */
export const madeUpNames: ReadonlySet<string> = new Set(
  [...BUILT_IN, ...examples, ...examples.map((example) => `${example}@example.com`)].map((name) => name.toLowerCase()),
);

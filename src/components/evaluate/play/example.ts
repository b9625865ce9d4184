import type { GuideOutline } from '../../../lib/guides/index.ts';
import type { PlayFacts } from './facts.ts';

/** The organization that every project begins with: anyone with an example.com email may join it. */
const SEEDED = 'Globex';

/** The facts of a story before it has run: the guide's own examples. */
export function exampleFacts({ steps }: GuideOutline, person: string): PlayFacts {
  const inputs = steps.flatMap(({ actions }) => actions.flatMap((action) => action.inputs));
  const exampleOf = (name: string) => inputs.find((input) => input.name === name)?.example ?? '';
  const company = exampleOf('name');
  return { person, address: exampleOf('email'), company, found: [company, SEEDED], entered: company };
}

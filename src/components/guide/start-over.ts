import type { BenchState } from '../../lib/lab/index.ts';

type Mode = BenchState['answers']['mode'];

/** What goes when both guides start over, said before it does. */
export const lossOf = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'You lose the steps done, the tokens you hold, your mail and all you made in your sandbox. It cannot be undone.'
    : 'You lose the steps done and the tokens you hold. It cannot be undone. What was made in the real project stays there.';

/** What is true straight after it. */
export const afterStartingOver = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'All is as at the start: no step done, no mail, nothing held.'
    : 'No step done, nothing held. What was made in the real project stays there.';

import type { BenchState } from '../../lib/bench/index.ts';
import { forgetEverything } from '../bench/presses.ts';
import { $busy, $state } from '../bench/store.ts';

type Mode = BenchState['answers']['mode'];

/** The warning shown before starting over. */
const lossOf = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'You lose the steps done, the tokens you hold, your mail and all you made in your sandbox. It cannot be undone.'
    : 'You lose the steps done and the tokens you hold. It cannot be undone. What was made in the real project stays there.';

/** The confirmation after starting over. */
const afterStartingOver = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'All is as at the start: no step done, no mail, nothing held.'
    : 'No step done, nothing held. What was made in the real project stays there.';

/** Wires up the button and its confirmation. */
export function askBeforeStartingOver(place: HTMLElement): void {
  const find = (selector: string) => place.querySelector<HTMLElement>(selector);
  const opener = find('.start-over');
  const question = find('#sure');
  const loss = find('#sure-loss');
  const said = find('[role=status]');
  if (!opener || !question || !loss || !said) return;
  const say = (sentence: string) => (said.textContent = sentence);
  const mode = () => $state.get()?.answers.mode ?? 'sandbox';

  /** Moves the focus to the safe answer when the question opens, and back to the opener when it closes. */
  const ask = (open: boolean) => {
    loss.textContent = lossOf(mode());
    question.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    (open ? find('.keep') : opener)?.focus();
  };
  opener.addEventListener('click', () => {
    say('');
    ask(opener.getAttribute('aria-expanded') !== 'true');
  });
  find('.keep')?.addEventListener('click', () => ask(false));
  question.addEventListener('keydown', ({ key }) => key === 'Escape' && ask(false));
  const startOver = async () => {
    const { guide = '', step = '' } = place.dataset;
    if (!(await forgetEverything({ guide, step }))) return;
    ask(false);
    say(afterStartingOver(mode()));
  };
  find('.go-ahead')?.addEventListener('click', () => void startOver());
  // The confirmation is outdated by the next action, here or in another tab.
  $busy.listen((what) => what && say(''));
  $state.listen((state) => (state?.done.length || state?.holdings.length) && say(''));
}

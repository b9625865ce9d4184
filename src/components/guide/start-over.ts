import type { BenchState } from '../../lib/bench/index.ts';
import { forgetEverything } from '../bench/presses.ts';
import { $busy, $state } from '../bench/store.ts';

type Mode = BenchState['answers']['mode'];

/** The warning shown before starting over. */
const lossOf = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'This deletes your progress, your tokens, your emails and everything in your sandbox project. You can’t undo it.'
    : 'This deletes your progress and your tokens. You can’t undo it. Everything in the real project stays there.';

/** The confirmation after starting over. */
const afterStartingOver = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'Done. You’ve started over.'
    : 'Done. You’ve started over. Everything in the real project is still there.';

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

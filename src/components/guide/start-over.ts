import type { BenchState } from '../../lib/bench/index.ts';
import { $busy, $state, forgetEverything } from '../bench/store.ts';

type Mode = BenchState['answers']['mode'];

/** What goes when both guides start over, said before it does. */
const lossOf = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'You lose the steps done, the tokens you hold, your mail and all you made in your sandbox. It cannot be undone.'
    : 'You lose the steps done and the tokens you hold. It cannot be undone. What was made in the real project stays there.';

/** What is true straight after it. */
const afterStartingOver = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'All is as at the start: no step done, no mail, nothing held.'
    : 'No step done, nothing held. What was made in the real project stays there.';

/** Brings the button and its question to life. */
export function askBeforeStartingOver(place: HTMLElement): void {
  const find = (selector: string) => place.querySelector<HTMLElement>(selector);
  const opener = find('.start-over');
  const question = find('#sure');
  const loss = find('#sure-loss');
  const said = find('[role=status]');
  if (!opener || !question || !loss || !said) return;
  const say = (sentence: string) => (said.textContent = sentence);
  const mode = () => $state.get()?.answers.mode ?? 'sandbox';

  /** The focus goes along: into the question, on the answer that harms nobody, and back to where it came from. */
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
  // It is true until the next press, here or in another tab.
  $busy.listen((what) => what && say(''));
  $state.listen((state) => (state?.done.length || state?.holdings.length) && say(''));
}

import type { BenchState } from '../../../lib/bench/index.ts';
import { forget } from '../../bench/presses.ts';
import { $busy, $state } from '../../bench/store.ts';

type Mode = BenchState['answers']['mode'];

type Scope = 'step' | 'guide' | 'all';

/** The warning shown before starting over. */
const lossOf = (mode: Mode): string =>
  mode === 'sandbox'
    ? 'This deletes your progress and your tokens, and you can’t undo it. “Everything” means all guides, and also your emails and all that’s in your sandbox project.'
    : 'This deletes your progress and your tokens, and you can’t undo it. “Everything” means all guides. All that’s in the real project stays there.';

const doneWith: Record<Scope, string> = {
  step: 'Done. You’ve started over with this step.',
  guide: 'Done. You’ve started over with this guide.',
  all: 'Done. You’ve started over.',
};

/** The confirmation after starting over. */
const afterStartingOver = (mode: Mode, scope: Scope): string =>
  mode === 'sandbox' || scope !== 'all'
    ? doneWith[scope]
    : `${doneWith.all} Everything in the real project is still there.`;

const isScope = (text = ''): text is Scope => Object.hasOwn(doneWith, text);

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
  const startOver = async (scope: Scope) => {
    const { guide = '', step = '' } = place.dataset;
    if (!(await forget({ guide, step }, scope))) return;
    ask(false);
    say(afterStartingOver(mode(), scope));
  };
  for (const button of place.querySelectorAll<HTMLElement>('.go-ahead')) {
    const { scope } = button.dataset;
    if (isScope(scope)) button.addEventListener('click', () => void startOver(scope));
  }
  // The confirmation is outdated by the next action, here or in another tab.
  $busy.listen((what) => what && say(''));
  $state.listen((state) => (state?.done.length || state?.holdings.length) && say(''));
}

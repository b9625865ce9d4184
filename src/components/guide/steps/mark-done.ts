import { $state } from '../../bench/store.ts';

type State = ReturnType<typeof $state.get>;

/** Marks what has happened in the reader's own run: in the list of steps and in the diagram, with words for both. */
export function markDone(): void {
  $state.subscribe((state) => {
    for (const item of document.querySelectorAll<HTMLElement>('.steps li')) {
      const isDone = state?.done.includes(item.dataset.step ?? '') ?? false;
      item.classList.toggle('done', isDone);
      write(item.querySelector('.done-word'), isDone ? ' (done)' : '');
    }
    for (const message of document.querySelectorAll<HTMLElement | SVGElement>('.flow [data-steps]')) {
      const isOver = hasHappened(message.dataset, state);
      message.classList.toggle('was', isOver);
      write(message.querySelector('.word'), isOver ? ' (has happened)' : '');
    }
  });
}

/** A message has happened when one of its steps is done and what it ends, such as a session, isn't held any more. */
function hasHappened({ steps, ends }: DOMStringMap, state: State): boolean {
  const isHeld = state?.holdings.some(({ kind }) => kind === ends);
  return Boolean(steps?.split(' ').some((step) => state?.done.includes(step)) && !isHeld);
}

function write(element: Element | null, text: string): void {
  if (element) element.textContent = text;
}

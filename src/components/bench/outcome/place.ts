/**
 * Moves the sentence about a press below the pressed button, or below its row of buttons. The exchanges stay at the
 * end, so that the next button stays in view. Call it when the press begins, while the sentence is empty: a screen
 * reader announces a text that changes in its place, not one that moves.
 * @param home the sentence's parent as rendered. It returns there for a button outside the step's row of actions
 * @param action the pressed button's action
 */
export function place(home: HTMLElement, sentence: Element, action: string): void {
  const form = document.getElementById(`run-${action}`)?.closest<HTMLElement>('.bench > .actions > form');
  if (!form) return move(sentence, home.lastElementChild, () => home.append(sentence));
  let last = form;
  for (let next = last.nextElementSibling; next; next = next.nextElementSibling) {
    if (next === sentence) continue;
    if (!(next instanceof HTMLElement) || next.offsetTop !== form.offsetTop) break;
    last = next;
  }
  move(sentence, last.nextElementSibling, () => last.after(sentence));
}

/** Moves it only if it isn't there already: moving would interrupt its announcement. */
function move(sentence: Element, there: Element | null, moveIt: () => void): void {
  if (there !== sentence) moveIt();
}

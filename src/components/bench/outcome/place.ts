/**
 * Moves the sentence about a press below the pressed button, or below its row of buttons. The exchanges stay at the
 * end, so that the next button stays in view. Moved when the press begins: a screen reader announces what changes in a
 * place, not what moves there.
 * @param home where the sentence is rendered, and stays for presses of other buttons
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

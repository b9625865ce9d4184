/** Says that a button marked `data-asleep` lives now. A press that came before is repeated (public/early-press.js). */
export function wake(button: HTMLElement): void {
  const wasPressed = 'pressed' in button.dataset;
  delete button.dataset.asleep;
  delete button.dataset.pressed;
  if (wasPressed) button.click();
}

/** Positions in the window, in pixels from its top. */
export interface Positions {
  /** Height of the window. */
  view: number;
  /** Top of what must stay in view: the pressed button or a field to correct, or else the sentence. */
  button: number;
  /** Top of the sentence. */
  said: number;
  /** Bottom of the lines that must be in view. */
  least: number;
  /** Bottom of the whole answer. */
  end: number;
}

const MARGIN = 12;

/**
 * Returns how far to scroll after a press, in pixels: enough to see the sentence and the first lines of the response,
 * and as much of the rest as fits without losing the button. Negative to scroll up.
 */
export function scrollDistance({ view, button, said, least, end }: Positions): number {
  if (said < MARGIN) return Math.min(said, Math.max(least - view + MARGIN * 2, button)) - MARGIN;
  if (button < MARGIN) return button - MARGIN;
  const toShow = (bottom: number) => Math.max(0, bottom - view + MARGIN);
  const keepsButton = Math.max(0, button - MARGIN);
  return Math.min(toShow(end), Math.max(toShow(least), keepsButton), said - MARGIN);
}

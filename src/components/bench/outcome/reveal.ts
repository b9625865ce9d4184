import { scrollDistance } from './scroll-distance.ts';

/** Height of ten lines of a response, in pixels. */
const LINES = 240;

/**
 * Scrolls the answer to a press into view. The focus stays where it is, or goes to the field that was wrong.
 * @param sentence may be above the answer, with other buttons between them
 */
export function reveal(answer: HTMLElement, sentence: HTMLElement): void {
  // Starting over is confirmed where it was pressed.
  if (document.activeElement?.closest('.steps')) return;
  const { top: said } = sentence.getBoundingClientRect();
  const { bottom: end } = answer.getBoundingClientRect();
  const wrong = document.querySelector<HTMLElement>('.bench [aria-invalid]');
  wrong?.focus({ preventScroll: true });
  const top = scrollDistance({
    view: window.innerHeight,
    button: topOf(wrong?.parentElement, said),
    said,
    least: wrong ? said + SENTENCE : bottomOf(answer.querySelector('.response'), Math.min(end, said + LINES)),
    end,
  });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (top !== 0) window.scrollBy({ top, behavior: calm ? 'instant' : 'smooth' });
}

/** The top of the field to correct, or else of the button, which is at the bottom of its form. */
function topOf(field: HTMLElement | null | undefined, said: number): number {
  if (field) return field.getBoundingClientRect().top;
  const pressed = document.activeElement?.closest('form')?.getBoundingClientRect();
  return pressed && pressed.bottom <= said ? pressed.bottom - BUTTON : said;
}

function bottomOf(response: Element | null, otherwise: number): number {
  if (!response) return otherwise;
  const { top, bottom } = response.getBoundingClientRect();
  return Math.min(bottom, top + LINES);
}

const BUTTON = 44;
/** Three lines. */
const SENTENCE = 72;

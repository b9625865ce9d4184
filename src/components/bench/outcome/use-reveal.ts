import { useLayoutEffect, useRef } from 'preact/hooks';
import { scrollDistance } from './scroll-distance.ts';

/** Height of ten lines of a response, in pixels. */
const LINES = 240;

/**
 * Scrolls the answer to a press into view. The focus stays where it is.
 * @param answered turns true once the answer is rendered
 */
export function useReveal(answered: boolean) {
  const answer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (answered && answer.current) reveal(answer.current);
  }, [answered]);
  return answer;
}

function reveal(answer: HTMLElement): void {
  const { top: said, bottom: end } = answer.getBoundingClientRect();
  const response = answer.querySelector('.response')?.getBoundingClientRect();
  const pressed = document.activeElement?.closest('form')?.getBoundingClientRect();
  const top = scrollDistance({
    view: window.innerHeight,
    button: pressed && pressed.bottom <= said ? pressed.bottom - BUTTON : said,
    said,
    least: response ? Math.min(response.bottom, response.top + LINES) : Math.min(end, said + LINES),
    end,
  });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (top !== 0) window.scrollBy({ top, behavior: calm ? 'instant' : 'smooth' });
}

/** The button is at the bottom of its form. */
const BUTTON = 44;

import type { DeskState } from '../../lib/bench/index.ts';

type Answering = Pick<DeskState, 'guide' | 'mode' | 'forgotten'>;

/** What a phone has no room for stands second. */
const words = { sandbox: ['', ''], host: ['Live', ' test project'], reader: ['Your test', ' project'] } as const;
const titles = {
  sandbox: 'This site answers; nothing leaves it',
  host: 'A real test project answers; mail is real',
  reader: 'Your own test project answers; mail is real',
};

/** What the badge says of the page: its guide, and on other pages the first guide that is live. */
export function badgeFor(
  pageGuide: string | undefined,
  guides: Answering[],
): { mode: Answering['mode']; guide: string } {
  const own = guides.find(({ guide }) => guide === pageGuide);
  const live = guides.find(({ mode }) => mode !== 'sandbox');
  const shown = own ?? live ?? guides[0];
  return { mode: shown?.mode ?? 'sandbox', guide: shown?.guide ?? '' };
}

/** What the badge says now; undefined on a page without one. */
export const shownMode = (): string | undefined => document.querySelector<HTMLElement>('.badge')?.dataset.mode;

/** Writes the mode on the badge. Built pages say "Emulated …", which is what holds where nobody chose anything else. */
export function paintBadge(guides: Answering[]): void {
  const badge = document.querySelector<HTMLElement>('.badge');
  if (!badge) return;
  const { mode } = badgeFor(badge.dataset.guide, guides);
  const text = badge.querySelector<HTMLElement>('.live');
  const emulated = badge.querySelector<HTMLElement>('.emulated');
  if (!text || !emulated) return;
  badge.dataset.mode = mode;
  badge.title = titles[mode];
  const [short, rest] = words[mode];
  const long = Object.assign(document.createElement('span'), { className: 'whom', textContent: rest });
  text.replaceChildren(short, long);
  text.hidden = mode === 'sandbox';
  emulated.hidden = mode !== 'sandbox';
}

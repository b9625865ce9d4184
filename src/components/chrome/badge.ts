import type { CredentialState } from '../../lib/bench/index.ts';

type Answering = Pick<CredentialState, 'guide' | 'mode' | 'forgotten'>;

/** Label as [always shown, hidden on phones]. */
const words = { sandbox: ['', ''], host: ['Live', ' test project'], reader: ['Your test', ' project'] } as const;
const titles = {
  sandbox: 'This site answers; nothing leaves it',
  host: 'A real test project answers; mail is real',
  reader: 'Your own test project answers; mail is real',
};

/**
 * Chooses the mode for the badge.
 * @param pageGuide the page's guide; undefined on pages of no guide, which show the first guide that is live
 */
export function badgeFor(
  pageGuide: string | undefined,
  guides: Answering[],
): { mode: Answering['mode']; guide: string } {
  const own = guides.find(({ guide }) => guide === pageGuide);
  const live = guides.find(({ mode }) => mode !== 'sandbox');
  const shown = own ?? live ?? guides[0];
  return { mode: shown?.mode ?? 'sandbox', guide: shown?.guide ?? '' };
}

/** The mode the badge shows; undefined on a page without one. */
export const shownMode = (): string | undefined => document.querySelector<HTMLElement>('.badge')?.dataset.mode;

/** Updates the badge. Static pages start with "Emulated …", the default mode. */
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

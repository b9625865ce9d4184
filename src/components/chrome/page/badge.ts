import type { CredentialState } from '../../../lib/bench/index.ts';
import { hearOtherTabs } from '../../bench/other-tabs.ts';
import { fetchCredentials } from '../../preflight/api.ts';

type Answering = Pick<CredentialState, 'guide' | 'mode' | 'forgotten'>;

/** Label as [always shown, hidden on phones]. */
const words = { sandbox: ['', ''], host: ['Live', ' test project'], reader: ['Your test', ' project'] } as const;
const titles = {
  sandbox: 'You’re using the sandbox; nothing leaves this site. Open to change it',
  host: 'You’re using a real test project; emails are real. Open to change it',
  reader: 'You’re using your own test project; emails are real. Open to change it',
};

/**
 * Chooses the mode for the badge.
 * @param pageGuide the page's guide; undefined on pages of no guide, which show the first guide that is live
 */
export function badgeFor(
  pageGuide: string | undefined,
  guides: Answering[],
): { mode: Answering['mode']; guide: string } {
  const pageCredentials = guides.find(({ guide }) => guide === pageGuide);
  const live = guides.find(({ mode }) => mode !== 'sandbox');
  const shown = pageCredentials ?? live ?? guides[0];
  return { mode: shown?.mode ?? 'sandbox', guide: shown?.guide ?? '' };
}

/** Shows a guide's new mode on the badge. Outside the guides it shows the modes of all, so it asks for them. */
export function showMode(guide: string, answering: Omit<Answering, 'guide'>): void {
  const badge = document.querySelector<HTMLElement>('.badge');
  if (!badge || badge.dataset.mode === answering.mode) return;
  if (badge.dataset.guide === guide) paintBadge([{ guide, ...answering }]);
  else paintFromSite();
}

/** Keeps the badge up to date. A step's bench does that itself, with every state it shows. */
export function followMode(): void {
  // A copy of the site that only serves files has no mode.
  if (!document.querySelector('.badge[data-mode]')) return;
  if (document.querySelector('.badge[data-guide]') && document.querySelector('.bench')) return;
  paintFromSite();
  const askIfVisible = () => document.visibilityState === 'visible' && paintFromSite();
  document.addEventListener('visibilitychange', askIfVisible);
  hearOtherTabs((news) => news === 'answers' && askIfVisible());
}

/** The badge stays as it is when the site doesn't answer. */
const paintFromSite = () =>
  void fetchCredentials().then(
    ({ guides }) => paintBadge(guides),
    () => {},
  );

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

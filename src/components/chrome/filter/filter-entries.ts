/**
 * Shows only the entries of the page that contain what is in the filter's field: in `data-words`, or in their text.
 * Groups and folded lists without a match are hidden, folded lists with one are opened. `?code=` fills the field in.
 */
export function filterEntries(): void {
  const filter = document.querySelector<HTMLElement>('.filter');
  const field = filter?.querySelector('input');
  const said = filter?.querySelector('[role=status]');
  if (!filter || !field || !said) return;
  const { entries: selector = '', advice = '' } = filter.dataset;
  const entries = [...document.querySelectorAll<HTMLElement>(selector)];
  const groups = [...document.querySelectorAll<HTMLElement>('.group')];
  const folds = [...document.querySelectorAll<HTMLDetailsElement>('.group details')].filter((fold) =>
    fold.querySelector(selector),
  );
  /** Those that the filter has opened. */
  const opened = new Set<HTMLDetailsElement>();
  const hasMatch = (part: Element) => entries.some((entry) => !entry.hidden && part.contains(entry));

  const apply = () => {
    const wanted = field.value.trim().toLowerCase();
    const wordsOf = (entry: HTMLElement) => entry.dataset.words ?? (entry.textContent ?? '').toLowerCase();
    const codesOf = ({ dataset: { words = '' } }: HTMLElement) => words.split(' ');
    // A whole code is part of longer ones, such as session_not_found.
    const isCode = wanted.includes('_') && entries.some((entry) => codesOf(entry).includes(wanted));
    const matches = (entry: HTMLElement) =>
      isCode ? codesOf(entry).includes(wanted) : wordsOf(entry).includes(wanted);
    for (const entry of entries) entry.hidden = wanted !== '' && !matches(entry);
    for (const group of groups) group.hidden = wanted !== '' && !hasMatch(group);
    for (const fold of folds) {
      const isWanted = wanted !== '' && hasMatch(fold);
      fold.hidden = wanted !== '' && !isWanted;
      if (isWanted && !fold.open) opened.add(fold);
      if (isWanted || opened.has(fold)) fold.open = isWanted;
      if (!isWanted) opened.delete(fold);
    }
    for (const link of document.querySelectorAll<HTMLElement>('.contents [data-for]')) {
      link.hidden = Boolean(document.getElementById(link.dataset.for ?? '')?.closest('[hidden]'));
    }
    for (const title of document.querySelectorAll<HTMLElement>('.contents p')) {
      title.hidden = !title.nextElementSibling?.querySelector('li:not([hidden])');
    }
    const left = entries.filter(({ hidden }) => !hidden).length;
    const countText = left === 1 ? '1 entry' : `${left} entries`;
    said.textContent =
      wanted && (left === 0 ? `Nothing found for “${field.value.trim()}”. ${advice}`.trim() : countText);
  };
  field.addEventListener('input', apply);
  // A link to something that the filter hides must still lead to it.
  addEventListener('hashchange', () => {
    if (!document.querySelector(':target')?.closest('[hidden]')) return;
    field.value = '';
    apply();
    document.querySelector(':target')?.scrollIntoView();
  });
  const asked = new URLSearchParams(location.search).get('code');
  if (asked) field.value = asked;
  // A browser may also restore what was typed.
  if (field.value) apply();
}

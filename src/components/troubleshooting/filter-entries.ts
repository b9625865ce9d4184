/** Shows only the entries whose title or error codes contain what is in the field. `?code=` fills it in. */
export function filterEntries(): void {
  const field = document.querySelector<HTMLInputElement>('.filter input');
  const said = document.querySelector<HTMLElement>('.filter [role=status]');
  if (!field || !said) return;
  const entries = [...document.querySelectorAll<HTMLElement>('.trouble')];

  const filter = () => {
    const wanted = field.value.trim().toLowerCase();
    const wordsOf = ({ dataset: { words = '' } }: HTMLElement) => words;
    // A whole code is part of longer ones, such as session_not_found.
    const isCode = wanted.includes('_') && entries.some((entry) => wordsOf(entry).split(' ').includes(wanted));
    for (const entry of entries) {
      const words = wordsOf(entry);
      const isShown = isCode ? words.split(' ').includes(wanted) : words.includes(wanted);
      entry.hidden = !isShown;
      const link = document.querySelector<HTMLElement>(`.contents [data-for="${entry.querySelector('h3')?.id}"]`);
      if (link) link.hidden = !isShown;
    }
    for (const group of document.querySelectorAll<HTMLElement>('.group')) {
      group.hidden = !group.querySelector('.trouble:not([hidden])');
    }
    const left = entries.filter(({ hidden }) => !hidden).length;
    for (const title of document.querySelectorAll<HTMLElement>('.contents p')) {
      title.hidden = !title.nextElementSibling?.querySelector('li:not([hidden])');
    }
    const countText = left === 1 ? '1 entry' : `${left} entries`;
    said.textContent =
      wanted && (left === 0 ? `Nothing found for “${field.value.trim()}”. See “Still stuck?” below.` : countText);
  };
  field.addEventListener('input', filter);
  // A link to an entry that the filter hides must still lead to it.
  addEventListener('hashchange', () => {
    if (!document.querySelector<HTMLElement>(':target')?.closest<HTMLElement>('.trouble')?.hidden) return;
    field.value = '';
    filter();
    document.querySelector(':target')?.scrollIntoView();
  });
  const asked = new URLSearchParams(location.search).get('code');
  if (asked) field.value = asked;
  // A browser may also restore what was typed.
  filter();
}

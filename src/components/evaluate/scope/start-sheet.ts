import { toCsv, toMarkdown } from './export.ts';
import { inDays, MOST_DAYS, parseDays, readEstimates, sumOf, writeEstimates, type Estimates } from './estimates.ts';
import type { ScopeLine } from './types.ts';

/** Restores, sums and stores the reader's estimates, and enables the exports. */
export function startSheet(): void {
  const bar = document.querySelector<HTMLElement>('[data-sum]');
  const guide = bar?.dataset.sum;
  if (!bar || !guide) return;
  const dayFields = [...document.querySelectorAll<HTMLInputElement>('[data-days]')];
  const answerFields = [...document.querySelectorAll<HTMLInputElement>('[data-answer]')];

  const typed = readEstimates(guide);
  for (const field of dayFields) field.value = String(typed.days[field.dataset.days ?? ''] ?? '');
  for (const field of answerFields) field.value = typed.answers[field.dataset.answer ?? ''] ?? '';

  const read = (): Estimates => ({
    days: Object.fromEntries(
      dayFields.flatMap((field) => {
        const days = parseDays(field.value);
        return days === undefined ? [] : [[field.dataset.days ?? '', days] as const];
      }),
    ),
    answers: Object.fromEntries(
      answerFields.flatMap(({ value, dataset }) =>
        value.trim() ? [[dataset.answer ?? '', value.trim()] as const] : [],
      ),
    ),
  });
  const wrong = bar.querySelector('[role=alert]');
  const show = () => {
    const marked = dayFields.filter((field) => markDays(field, wrong?.id ?? ''));
    // Every write to a live region is announced, so write only changes.
    const sentence = marked.length > 0 ? NOT_DAYS : '';
    if (wrong && wrong.textContent !== sentence) wrong.textContent = sentence;
    const output = bar.querySelector('[role=status]');
    if (output) output.textContent = inDays(sumOf(Object.values(read().days)));
  };

  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !(target.dataset.days || target.dataset.answer)) return;
    show();
    writeEstimates(guide, read());
  });
  show();
  for (const button of bar.querySelectorAll<HTMLElement>('[data-export]')) saveFrom(button, read);
}

const NOT_DAYS = `Enter a number of days from 0 to ${MOST_DAYS}, such as 2 or 1.5. Marked fields don’t count in the sum.`;

/** Marks an invalid field and links it to its explanation. @returns whether it is invalid */
function markDays(field: HTMLInputElement, explained: string): boolean {
  const isWrong = field.value.trim() !== '' && parseDays(field.value) === undefined;
  for (const [name, value] of [
    ['aria-invalid', 'true'],
    ['aria-describedby', explained],
  ] as const) {
    if (isWrong) field.setAttribute(name, value);
    else field.removeAttribute(name);
  }
  return isWrong;
}

/** Makes a button download the sheet. The download may be slow or fail. */
function saveFrom(button: HTMLElement, read: () => Estimates): void {
  const label = button.textContent;
  const press = async () => {
    button.textContent = 'Saving…';
    await save(button.dataset.export ?? '', read()).then(
      () => (button.textContent = label),
      () => (button.textContent = 'Couldn’t save. Try again'),
    );
  };
  button.addEventListener('click', () => void press());
}

async function save(kind: string, typed: Estimates): Promise<void> {
  const response = await fetch('/evaluate/what-it-takes.json');
  const lines = (await response.json()) as ScopeLine[];
  const [text, type] =
    kind === 'csv'
      ? [toCsv(lines, typed), 'text/csv']
      : [toMarkdown('What a Stytch B2B login takes', lines, typed), 'text/markdown'];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `what-it-takes.${kind}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

import type { ScopeState } from '../../../../lib/bench/report/scope.ts';
import { toCsv, toMarkdown } from '../entries/export.ts';
import { findFields } from './fields.ts';
import type { Feature } from '../features/group-by-feature.ts';
import { cleanScope } from '../entries/clean-scope.ts';
import { inDays, isReversed, MOST_DAYS, parseRange, sayRange } from '../entries/days.ts';
import { sayBlank, sumsOf } from '../entries/sums.ts';
import { readScope, writeScope } from '../entries/storage.ts';

const NOT_COUNTED = 'Marked fields don’t count in the sum.';
const NOT_DAYS = `Enter days from 0 to ${MOST_DAYS}, such as 3 or 2–4. ${NOT_COUNTED}`;
const REVERSED = `Put the smaller number of days first, such as 2–4. ${NOT_COUNTED}`;
const NOT_A_SHEET = 'That file isn’t a scope sheet. Choose a file that was saved here.';

/** Restores, sums and stores what the reader enters, and enables saving and opening it as a file. */
export function startSheet(): void {
  const bar = document.querySelector<HTMLElement>('[data-sum]');
  const guide = bar?.dataset.sum;
  if (!bar || !guide) return;
  const fields = findFields();
  const features = fields.days.flatMap(({ dataset: { days: id, covered } }) =>
    id ? [{ id, covered: covered === 'true' }] : [],
  );
  const say = (selector: string, text: string) => {
    const part = bar.querySelector(selector);
    // Every write to a live region is announced, so write only changes.
    if (part && part.textContent !== text) part.textContent = text;
  };
  const show = () => {
    const wrong = fields.days.filter((field) => markDays(field, 'not-days'));
    const isOrder = wrong.every(({ value }) => isReversed(value));
    say('[role=alert]', wrong.length === 0 ? '' : isOrder ? REVERSED : NOT_DAYS);
    const sums = sumsOf(features, fields.read());
    say('[role=status]', inDays(sums.all));
    pointTo(wrong[0]);
    // With one part, the sum says it.
    const hasBoth = sums.covered.to > 0 && sums.beside.to > 0;
    const split =
      hasBoth && `${sayRange(sums.covered)} of them on features in the guides, ${sayRange(sums.beside)} on other work`;
    say('[data-split]', [split, sayBlank(sums)].filter(Boolean).join(', '));
  };
  /** Shows a button that goes to a marked field, which may be many screens away. */
  const pointTo = (field: HTMLInputElement | undefined) => {
    const button = bar.querySelector<HTMLButtonElement>('[data-wrong]');
    if (!button?.parentElement) return;
    button.parentElement.hidden = !field;
    button.textContent = `Go to “${field?.getAttribute('aria-label') ?? ''}”`;
    button.onclick = () => field?.focus();
  };
  const load = (data: unknown) => fields.fill(cleanScope(data, fields.known));

  load(readScope(guide));
  show();
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.matches('[data-import]')) return;
    show();
    writeScope(guide, fields.read());
  });
  const picker = bar.querySelector<HTMLInputElement>('[data-import]');
  picker?.addEventListener('change', () => {
    void openFile(picker).then(
      (data) => {
        load(data);
        show();
        writeScope(guide, fields.read());
      },
      () => say('[role=alert]', NOT_A_SHEET),
    );
  });
  for (const button of bar.querySelectorAll<HTMLElement>('[data-export]')) saveFrom(button, fields.read);
}

/** Reads the chosen file. @throws if it isn't a scope sheet */
async function openFile(input: HTMLInputElement): Promise<unknown> {
  const data: unknown = JSON.parse((await input.files?.[0]?.text()) ?? '');
  // So that the same file can be chosen again.
  input.value = '';
  if (typeof data !== 'object' || data === null || !('decisions' in data)) throw new Error(NOT_A_SHEET);
  return data;
}

/** Marks an invalid field and links it to its explanation. @returns whether it is invalid */
function markDays(field: HTMLInputElement, explained: string): boolean {
  const isWrong = field.value.trim() !== '' && parseRange(field.value) === undefined;
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
function saveFrom(button: HTMLElement, read: () => ScopeState): void {
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

async function save(kind: string, scope: ScopeState): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await write(kind, scope)], { type: 'text/plain;charset=utf-8' }));
  link.download = `what-it-takes.${kind}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The risks as the page lists them. */
const listRisks = () =>
  [...document.querySelectorAll<HTMLElement>('[data-risk]')].map(
    ({ dataset: { risk = '', text = '', mitigation = '' } }) => ({
      id: risk,
      text,
      mitigation,
    }),
  );

async function write(kind: string, scope: ScopeState): Promise<string> {
  if (kind === 'json') return JSON.stringify(scope, null, 2);
  const response = await fetch('/evaluate/what-it-takes.json');
  // The build wrote this page and the file from the same list (pages/evaluate/what-it-takes.json.ts).
  const features = (await response.json()) as Feature[];
  const risks = listRisks();
  if (kind === 'csv') return toCsv(features, scope, risks);
  return toMarkdown('What a Stytch B2B login takes', features, scope, risks);
}

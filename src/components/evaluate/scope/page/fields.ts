import type { Decision, ScopeState } from '../../../../lib/bench/report/scope.ts';
import type { KnownIds } from '../entries/clean-scope.ts';
import { parseRange, sayRange } from '../entries/days.ts';

/** Returns what was typed if it isn’t a range of days; otherwise empty. */
const unclearIn = (field: HTMLInputElement | undefined): string => {
  const typed = field?.value.trim() ?? '';
  return parseRange(typed) ? '' : typed;
};

const all = <T extends Element>(selector: string) => [...document.querySelectorAll<T>(selector)];

/** The fields of the scope sheet, which hold what the reader entered. */
export interface Fields {
  known: KnownIds;
  /** Fields for days, in page order. */
  days: HTMLInputElement[];
  read(): ScopeState;
  fill(scope: ScopeState): void;
}

/** Finds the fields that the page was rendered with. */
export function findFields(): Fields {
  const days = all<HTMLInputElement>('[data-days]');
  const items = all<HTMLInputElement>('[data-item]');
  const decisions = all<HTMLInputElement>('[data-decision]');
  const own = all<HTMLInputElement>('[data-own]');
  const idOf = (field: HTMLInputElement, name: string) => field.dataset[name] ?? '';
  const partOf = (fields: HTMLInputElement[], part: string) => fields.filter((field) => field.dataset.part === part);
  const known = {
    features: days.map((field) => idOf(field, 'days')),
    items: items.map((field) => idOf(field, 'item')),
    decisions: [...new Set(decisions.map((field) => idOf(field, 'decision')))],
  };

  const readDecision = (id: string): Decision => {
    const value = (part: string) =>
      decisions.find((field) => field.dataset.decision === id && field.dataset.part === part)?.value.trim() ?? '';
    return { answer: value('answer'), owner: value('owner'), due: value('due') };
  };
  const [titles, ownDays] = [partOf(own, 'title'), partOf(own, 'days')];

  return {
    known,
    days: [...days, ...ownDays],
    read: () => ({
      days: Object.fromEntries(
        days.flatMap((field) => {
          const range = parseRange(field.value);
          return range ? [[idOf(field, 'days'), range] as const] : [];
        }),
      ),
      unclear: Object.fromEntries(
        days.flatMap((field) => {
          const typed = unclearIn(field);
          return typed ? [[idOf(field, 'days'), typed] as const] : [];
        }),
      ),
      done: items.filter(({ checked }) => checked).map((field) => idOf(field, 'item')),
      decisions: Object.fromEntries(
        known.decisions.flatMap((id) => {
          const decision = readDecision(id);
          return Object.values(decision).some(Boolean) ? [[id, decision] as const] : [];
        }),
      ),
      own: titles.flatMap((field, index) => {
        const title = field.value.trim();
        const typed = unclearIn(ownDays[index]);
        const range = parseRange(ownDays[index]?.value ?? '') ?? null;
        return title ? [{ title, days: range, ...(typed && { unclear: typed }) }] : [];
      }),
    }),
    fill(scope) {
      for (const field of days) {
        const id = idOf(field, 'days');
        const range = scope.days[id];
        field.value = range ? sayRange(range) : (scope.unclear?.[id] ?? '');
      }
      for (const field of items) field.checked = scope.done.includes(idOf(field, 'item'));
      for (const field of decisions)
        field.value = scope.decisions[idOf(field, 'decision')]?.[field.dataset.part as keyof Decision] ?? '';
      titles.forEach((field, index) => {
        const line = scope.own[index];
        field.value = line?.title ?? '';
        const range = ownDays[index];
        if (range) range.value = line?.days ? sayRange(line.days) : (line?.unclear ?? '');
      });
    },
  };
}

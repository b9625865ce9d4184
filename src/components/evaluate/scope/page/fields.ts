import type { DayRange, Decision, ScopeState } from '../../../../lib/bench/report/scope.ts';
import type { KnownIds } from '../entries/clean-scope.ts';
import { parseRange, sayRange } from '../entries/days.ts';

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
  const ownWork = ownLines();
  const known = {
    features: days.map((field) => idOf(field, 'days')),
    items: items.map((field) => idOf(field, 'item')),
    decisions: [...new Set(decisions.map((field) => idOf(field, 'decision')))],
  };
  return {
    known,
    days: [...days, ...ownWork.flatMap((line) => line.days ?? [])],
    read: () => ({
      ...readDays(days),
      done: items.filter(({ checked }) => checked).map((field) => idOf(field, 'item')),
      decisions: readDecisions(known.decisions, decisions),
      own: ownWork.flatMap(readOwnLine),
    }),
    fill(scope) {
      for (const field of days) {
        const id = idOf(field, 'days');
        field.value = shownDays(scope.days[id], scope.unclear?.[id]);
      }
      for (const field of items) field.checked = scope.done.includes(idOf(field, 'item'));
      for (const field of decisions)
        field.value = scope.decisions[idOf(field, 'decision')]?.[field.dataset.part as keyof Decision] ?? '';
      ownWork.forEach((line, index) => fillOwnLine(line, scope.own[index]));
    },
  };
}

const idOf = (field: HTMLInputElement, name: string): string => field.dataset[name] ?? '';

/** Days as a field shows them: the range, or else what was typed. */
const shownDays = (range: DayRange | null | undefined, typed = ''): string => (range ? sayRange(range) : typed);

/** Reads the estimates by feature: ranges, and what isn’t one. */
function readDays(fields: HTMLInputElement[]): Pick<ScopeState, 'days' | 'unclear'> {
  const days: Record<string, DayRange> = {};
  const unclear: Record<string, string> = {};
  for (const field of fields) {
    const id = idOf(field, 'days');
    const range = parseRange(field.value);
    const typed = field.value.trim();
    if (range) days[id] = range;
    else if (typed) unclear[id] = typed;
  }
  return { days, unclear };
}

/** Reads the decisions that have an answer, an owner or a date. */
function readDecisions(ids: string[], fields: HTMLInputElement[]): ScopeState['decisions'] {
  const valueOf = (id: string, part: keyof Decision) =>
    fields.find(({ dataset }) => dataset.decision === id && dataset.part === part)?.value.trim() ?? '';
  const decisions = ids.map((id): [string, Decision] => [
    id,
    { answer: valueOf(id, 'answer'), owner: valueOf(id, 'owner'), due: valueOf(id, 'due') },
  ]);
  return Object.fromEntries(decisions.filter(([, decision]) => Object.values(decision).some(Boolean)));
}

/** The fields of one of the reader’s own lines. */
interface OwnLine {
  title: HTMLInputElement;
  days: HTMLInputElement | undefined;
}

function ownLines(): OwnLine[] {
  const days = all<HTMLInputElement>('[data-own][data-part="days"]');
  return all<HTMLInputElement>('[data-own][data-part="title"]').map((title, index) => ({ title, days: days[index] }));
}

/** Reads a line that has a title. */
function readOwnLine({ title: { value }, days }: OwnLine): ScopeState['own'] {
  const title = value.trim();
  const typed = days?.value.trim() ?? '';
  if (!title) return [];
  const range = parseRange(typed);
  return [{ title, days: range ?? null, ...(!range && typed && { unclear: typed }) }];
}

function fillOwnLine({ title, days }: OwnLine, line: ScopeState['own'][number] | undefined): void {
  title.value = line?.title ?? '';
  if (days) days.value = shownDays(line?.days, line?.unclear);
}

import type { GuideOutline, Step } from '../../../../lib/guides/index.ts';
import type { FailureNote, ScopeNotes } from './notes.ts';
import type { ScopeLine, SectionId } from '../types.ts';

export interface ScopeSource {
  guide: GuideOutline;
  /** Routes of the guide's app, such as `POST /logout`. */
  routes: string[];
  notes: ScopeNotes;
  /** Kinds of credential an app stores. */
  kept: string[];
  /** The guide's file that shows a call. */
  codeOf: (operation: string) => string | undefined;
  /** The message the guide's app shows for an error type. */
  errorText: (errorType: string) => { title: string; advice: string };
}

/** A line with only the common fields. */
const line = (section: SectionId, key: string, step: Step, rest: Partial<ScopeLine>): ScopeLine => ({
  id: `${section}:${key}`,
  section,
  title: key,
  name: '',
  more: '',
  provider: '',
  step: { guide: '', id: step.id, title: step.title },
  code: '',
  tried: '',
  shown: [],
  ...rest,
});

/**
 * Derives the scope sheet of guides that continue each other. What a later one repeats, such as a call, counts once, at
 * the first guide that has it.
 */
export function deriveSheets(sources: ScopeSource[]): ScopeLine[] {
  const lines = new Map<string, ScopeLine>();
  for (const line of sources.flatMap(deriveSheet)) if (!lines.has(line.id)) lines.set(line.id, line);
  return [...lines.values()];
}

/**
 * Derives the scope sheet of a guide from its steps and the app's routes. Notes only add wording: a line without a note
 * appears under its technical name, so that it isn't overlooked.
 */
export function deriveSheet(source: ScopeSource): ScopeLine[] {
  const { guide, notes } = source;
  const lines = [
    ...routeLines(source),
    ...guide.steps.flatMap((step) =>
      (notes.steps[step.id]?.code ?? []).map(({ id, title, provider, name }) =>
        line('code', id, step, { title, provider, name }),
      ),
    ),
    ...callLines(source),
    ...guide.steps.flatMap((step) => noted(step, 'setting', notes.steps[step.id]?.settings)),
    ...storeLines(source),
    ...eachNoted(source, (step, stepNotes) => noted(step, 'mail', stepNotes.mails)),
    ...eachNoted(source, (step, stepNotes) =>
      (stepNotes.failures ?? []).map((failure) => failureLine(source, step, failure)),
    ),
    ...eachNoted(source, (step, stepNotes) =>
      (stepNotes.decisions ?? []).map(({ id, title, provider, shown }) =>
        line('decision', id, step, { title, provider, shown }),
      ),
    ),
  ];
  return lines.map((one) => ({ ...one, step: { ...one.step, guide: guide.id } }));
}

function routeLines({ guide, routes, notes }: ScopeSource): ScopeLine[] {
  return routes.map((route) => {
    const note = notes.routes[route];
    const step = guide.steps.find(({ id }) => id === note?.step) ?? lastOf(guide);
    return line('route', route, step, { name: route, title: note?.title ?? route, provider: note?.provider ?? '' });
  });
}

/** Each call once, at the first step that makes it; and the calls that only the app makes, where the notes put them. */
export function callsOf(guide: GuideOutline, notes?: ScopeNotes): { operation: string; step: Step }[] {
  const stepByOperation = new Map<string, Step>();
  for (const step of guide.steps) {
    for (const operation of step.actions.flatMap((action) =>
      action.demonstratesFailure || action.ownProjectOnly || action.onlyPrepares ? [] : action.operations,
    ))
      if (!stepByOperation.has(operation)) stepByOperation.set(operation, step);
  }
  for (const [operation, { step: id }] of Object.entries(notes?.operations ?? {})) {
    const step = guide.steps.find((one) => one.id === id);
    if (step && !stepByOperation.has(operation)) stepByOperation.set(operation, step);
  }
  return [...stepByOperation].map(([operation, step]) => ({ operation, step }));
}

function callLines({ guide, notes, codeOf }: ScopeSource): ScopeLine[] {
  return callsOf(guide, notes).map(({ operation, step }) => {
    const note = notes.operations[operation];
    return line('call', operation, step, {
      name: operation,
      title: note?.title ?? operation,
      provider: note?.provider ?? '',
      code: codeOf(operation) ?? '',
    });
  });
}

/** Credentials the app stores, then further data from the notes. */
function storeLines(source: ScopeSource): ScopeLine[] {
  const { guide, notes, kept } = source;
  const credentials = guide.steps.flatMap((step) =>
    step.actions
      .flatMap((action) => action.gives.filter((thing) => kept.includes(thing)))
      .map((kind) => ({ kind, step })),
  );
  const first = credentials.filter(
    ({ kind }, index) => credentials.findIndex((other) => other.kind === kind) === index,
  );
  return [
    ...eachNoted(source, (step, stepNotes) => noted(step, 'store', stepNotes.stores)),
    ...first.map(({ kind, step }) => {
      const note = notes.credentials[kind];
      return line('store', kind, step, { name: kind, title: note?.title ?? kind, provider: note?.provider ?? '' });
    }),
  ];
}

function failureLine({ errorText }: ScopeSource, step: Step, failure: FailureNote): ScopeLine {
  const { provider, try: tried = '' } = failure;
  if (!('says' in failure))
    return line('failure', failure.id, step, { title: failure.title, more: failure.advice, provider, tried });
  const { title, advice } = errorText(failure.says);
  return line('failure', failure.says, step, { name: failure.says, title, more: advice, provider, tried });
}

type StepNotes = Partial<ScopeNotes['steps'][string]>;

/** Notes of the steps and of their calls, in guide order. */
function eachNoted(
  { guide, notes }: ScopeSource,
  lines: (step: Step, stepNotes: StepNotes) => ScopeLine[],
): ScopeLine[] {
  const calls = callsOf(guide, notes);
  return guide.steps.flatMap((step) => [
    ...lines(step, notes.steps[step.id] ?? {}),
    ...calls
      .filter((call) => call.step === step)
      .flatMap(({ operation }) => lines(step, notes.operations[operation] ?? {})),
  ]);
}

const noted = (step: Step, section: SectionId, notes: { id: string; title: string; provider: string }[] = []) =>
  notes.map(({ id, title, provider }) => line(section, id, step, { title, provider }));

function lastOf({ id, steps }: GuideOutline): Step {
  const last = steps.at(-1);
  if (!last) throw new Error(`The guide ${id} has no steps.`);
  return last;
}

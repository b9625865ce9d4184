import { giverOf, type Place } from './index.ts';
import { toPrepare } from './to-prepare.ts';

/** A requirement that is missing, in words, and the step that gives it. */
export interface MissingRequirement {
  what: string;
  from: { guide: string; step: string; title: string };
  /** How *Prepare* gets it, where nothing else does. */
  how?: string;
  /** The label of the action that gives it, where that is one of this step. */
  here?: string;
  /** What *Prepare* runs first in the sandbox, in order: the labels of the actions. */
  prepares: string[];
}

/**
 * The first requirement of an action that isn't met.
 * @param isMet left out for a new reader, who has nothing yet
 */
export function firstMissing(
  place: Place,
  isMet: (requirement: string) => boolean = () => false,
): MissingRequirement | undefined {
  const { guide, step, action } = place;
  const requirement = action.needs.find((need) => !isMet(need));
  if (!requirement) return undefined;
  const giver = giverOf(guide, requirement, step);
  const { id, title } = giver?.step ?? step;
  return {
    what: guide.requirements[requirement] ?? requirement,
    from: { guide: guide.id, step: id, title },
    prepares: toPrepare(place, isMet),
    ...(giver && howToGet(giver, step)),
  };
}

function howToGet({ step, action }: Place, asking: Place['step']): Pick<MissingRequirement, 'how' | 'here'> {
  if (action.onlyPrepares) return { how: action.preparedBy ?? 'This page prepares it for you.' };
  return step === asking ? { here: action.label } : {};
}

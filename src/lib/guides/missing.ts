import { giverOf, type Place } from './index.ts';
import { toPrepare } from './to-prepare.ts';

/** A requirement that is missing, in words, and the step that gives it. */
export interface MissingRequirement {
  what: string;
  from: { guide: string; step: string; title: string };
  /** The way to get it, where going to that step is not: it's this one, or only *Prepare* gives it. */
  how?: string;
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
  const how = giver && howToGet(giver, step);
  return {
    what: guide.requirements[requirement] ?? requirement,
    from: { guide: guide.id, step: id, title },
    prepares: toPrepare(place, isMet),
    ...(how && { how }),
  };
}

function howToGet({ step, action }: Place, asking: Place['step']): string | undefined {
  if (action.onlyPrepares) return action.preparedBy ?? 'This page prepares it for you.';
  return step === asking ? `You get it with “${action.label}”.` : undefined;
}

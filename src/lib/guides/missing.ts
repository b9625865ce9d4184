import { giverOf, type Place } from './index.ts';

/** What an action needs, in words, and the step that gives it. */
export interface MissingRequirement {
  what: string;
  from: { guide: string; step: string; title: string };
}

/**
 * The first requirement of an action that isn't met.
 * @param isMet left out for a new reader, who has nothing yet
 */
export function firstMissing(
  { guide, step, action }: Place,
  isMet: (requirement: string) => boolean = () => false,
): MissingRequirement | undefined {
  const requirement = action.needs.find((need) => !isMet(need));
  if (!requirement) return undefined;
  const giver = giverOf(guide, requirement, step)?.step ?? step;
  return {
    what: guide.requirements[requirement] ?? requirement,
    from: { guide: guide.id, step: giver.id, title: giver.title },
  };
}

import { stytchB2b } from '../../src/lib/guides/stytch-b2b/outline.ts';

/** The tested guide, as data. */
export const stytchGuide = stytchB2b;

/** Every action of the guide, with the id of its step. */
export const actions = stytchGuide.steps.flatMap((step) =>
  // Actions that need the reader's own project are tested in tests/e2e/live.
  step.actions.filter(({ ownProjectOnly }) => !ownProjectOnly).map((action) => ({ step: step.id, action })),
);

export function findAction(step: string, id: string) {
  const place = actions.find(({ step: at, action }) => at === step && action.id === id);
  if (!place) throw new Error(`The guide has no action ${step}/${id}.`);
  return place.action;
}

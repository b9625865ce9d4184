import { FAILURES } from './failure.ts';
import { everydayLogin } from './everyday-login/outline.ts';
import { passwordless } from './passwordless/outline.ts';
import { stytchB2b } from './stytch-b2b/outline.ts';
import type { Action, GuideOutline, Step } from './types.ts';

export type { Action, Ceremony, CredentialForm, GuideOutline, InputField, ProjectLine, Step } from './types.ts';

export const guides: GuideOutline[] = [stytchB2b, everydayLogin, passwordless];

/** The first guide of each provider: guides with the same provider share credentials, tokens and mail. */
export const guidesByProvider = guides.filter(
  ({ provider }, index) => guides.findIndex((other) => other.provider === provider) === index,
);

/** An action with its step and guide. */
export interface Place {
  guide: GuideOutline;
  step: Step;
  action: Action;
}

/** The failures of a guide as a step, so that they run as its actions do. */
const failureStep = ({ failures }: GuideOutline): Step => ({
  id: FAILURES,
  title: 'Troubleshooting',
  summary: '',
  actions: failures,
});

/** The outline of a step, if the guide has it, or of its failures. */
export function findStep(guideId: string, stepId: string): { guide: GuideOutline; step: Step } | undefined {
  const guide = guides.find(({ id }) => id === guideId);
  const step = stepId === FAILURES ? guide && failureStep(guide) : guide?.steps.find(({ id }) => id === stepId);
  return guide && step && { guide, step };
}

/** Whether the code up to this step makes an app with a page to open. */
export const opens = ({ steps, opensFrom }: GuideOutline, step: Step): boolean =>
  steps.indexOf(step) >= steps.findIndex(({ id }) => id === opensFrom);

/** The action of a step; its first one when no name is given. */
export function findAction(guideId: string, stepId: string, actionId?: string): Place | undefined {
  const place = findStep(guideId, stepId);
  const action = place?.step.actions.find(({ id }) => actionId === undefined || id === actionId);
  return place && action && { ...place, action };
}

/** The action that gives a requirement, in the nearest step up to the one that asks: the guide teaches it first. */
export function giverOf(guide: GuideOutline, requirement: string, asking: Step): Place | undefined {
  const steps = guide.steps.slice(0, guide.steps.indexOf(asking) + 1).reverse();
  for (const step of steps) {
    const action = step.actions.find(
      ({ demonstratesFailure, gives }) => !demonstratesFailure && gives.includes(requirement),
    );
    if (action) return { guide, step, action };
  }
  return undefined;
}

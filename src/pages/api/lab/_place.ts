import { findAction, type Place } from '../../../lib/guides/index.ts';
import { BadRequest, text } from './_answer.ts';

/** The action a body names with `guide`, `step` and `action` (the step's first when left out). @throws {BadRequest} */
export function placeIn(body: Record<string, unknown>): Place {
  const { guide, step, action } = body;
  const place = findAction(text(guide), text(step), typeof action === 'string' ? action : undefined);
  if (!place) throw new BadRequest('There is no such action. Name a guide, a step and an action of it.', 404);
  return place;
}

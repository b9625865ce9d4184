import { guides } from '../../../../lib/guides/index.ts';
import { BadRequest } from '../_answer.ts';

/** The id of the guide that is named. @throws {BadRequest} */
export function guideNamed(name: unknown): string {
  const guide = guides.find(({ id }) => id === name);
  if (!guide)
    throw new BadRequest(`There is no such guide. Name one of: ${guides.map(({ id }) => id).join(', ')}.`, 404);
  return guide.id;
}

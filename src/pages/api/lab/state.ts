import { findStep } from '../../../lib/guides/index.ts';
import { answer, api, BadRequest } from './_answer.ts';

export const prerender = false;

/** GET `?guide=…&step=…` answers what the bench of that step shows this reader. Makes no reader. */
export const GET = api(async ({ request, url, locals }) => {
  const found = findStep(url.searchParams.get('guide') ?? '', url.searchParams.get('step') ?? '');
  if (!found) throw new BadRequest('There is no such step. Name it with ?guide=…&step=….', 404);
  const reader = await locals.bench.recognise(request);
  return answer(await locals.bench.state(reader, found.guide.id, found.step.id));
});

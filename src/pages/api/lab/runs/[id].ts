import { answer, api, BadRequest } from '../_answer.ts';

export const prerender = false;

/** GET answers one of the reader's own runs. */
export const GET = api(async ({ request, params, locals }) => {
  const run = await locals.bench.findRun(await locals.bench.recognise(request), params.id ?? '');
  if (!run) throw new BadRequest('You have no such run.', 404);
  return answer(run);
});

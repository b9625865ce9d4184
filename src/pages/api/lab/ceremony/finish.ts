import { answer, api, BadRequest, readJson, text } from '../_answer.ts';

export const prerender = false;

/** POST `{run, ended?}` closes a ceremony and answers its `RunResult`, read off what went over the wire. */
export const POST = api(async ({ request, locals }) => {
  const { run, ended } = await readJson(request);
  const result = await locals.bench.finishCeremony(await locals.bench.recognise(request), text(run), ended);
  if (!result) throw new BadRequest('You have no such ceremony under way.', 404);
  return answer(result);
});

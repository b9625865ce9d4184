import { answer, api, BadRequest, readJson } from './_answer.ts';
import { placeIn } from './_place.ts';
import { retryAfterOf, statusOf } from './_status.ts';

export const prerender = false;

/** POST `{guide, step, action?, input?}` runs an action and answers its `RunResult`. */
export const POST = api(async ({ request, locals }) => {
  const body = await readJson(request);
  const place = placeIn(body);
  if (place.action.inBrowser)
    throw new BadRequest('This action needs a browser. Begin it with a POST to /api/lab/ceremony.', 409);
  const input = typeof body.input === 'object' && body.input !== null ? (body.input as Record<string, unknown>) : {};
  const reader = await locals.bench.enter(request);
  const { value: result, cookies } = await locals.bench.run(reader.value, place, input);
  return answer(result, {
    status: statusOf(result.outcome),
    retryAfterS: retryAfterOf(result.outcome),
    cookies: [...reader.cookies, ...cookies],
  });
});

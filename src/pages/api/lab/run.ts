import { answer, api, readJson } from './_answer.ts';
import { placeIn } from './_place.ts';

export const prerender = false;

/** What was not even sent is the caller's to mend; whatever the provider answered is a result. */
const statusOf = { invalid: 400, missing: 409, done: 200, refused: 200, unanswered: 200 };

/** POST `{guide, step, action?, input?}` runs an action and answers its `RunResult`. */
export const POST = api(async ({ request, locals }) => {
  const body = await readJson(request);
  const place = placeIn(body);
  const input = typeof body.input === 'object' && body.input !== null ? (body.input as Record<string, unknown>) : {};
  const reader = await locals.lab.enter(request);
  const { value: result, cookies } = await locals.lab.run(reader.value, place, input);
  return answer(result, { status: statusOf[result.outcome.kind], cookies: [...reader.cookies, ...cookies] });
});

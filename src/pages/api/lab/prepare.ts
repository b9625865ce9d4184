import { answer, api, readJson } from './_answer.ts';
import { placeIn } from './_place.ts';

export const prerender = false;

/**
 * POST `{guide, step, action?}` runs whatever the action still needs and answers `{runs}`; `browser` beside it names
 * what a browser has to run before this can go on.
 */
export const POST = api(async ({ request, locals }) => {
  const place = placeIn(await readJson(request));
  const reader = await locals.bench.enter(request);
  const { value, cookies } = await locals.bench.prepare(reader.value, place);
  return answer(value, { cookies: [...reader.cookies, ...cookies] });
});

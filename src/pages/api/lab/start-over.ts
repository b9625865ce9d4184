import { answer, api } from './_answer.ts';

export const prerender = false;

/** POST forgets everything the reader did. Their sandbox project keeps its id and secret. */
export const POST = api(async ({ request, locals }) => {
  const reader = await locals.bench.enter(request);
  const { cookies } = await locals.bench.startOver(reader.value);
  return answer({}, { cookies: [...reader.cookies, ...cookies] });
});

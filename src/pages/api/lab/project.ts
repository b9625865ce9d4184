import { answer, api } from './_answer.ts';

export const prerender = false;

/** POST reveals the id and secret of the reader's own sandbox project. A POST, so that nothing prefetches it. */
export const POST = api(async ({ request, locals }) => {
  const reader = await locals.bench.enter(request);
  return answer(await locals.bench.revealProject(reader.value), { cookies: reader.cookies });
});

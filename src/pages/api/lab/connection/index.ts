import { guides } from '../../../../lib/guides/index.ts';
import { answer, api } from '../_answer.ts';

export const prerender = false;

/** GET answers `{guides}`: of each which credentials answer this reader, and what may be chosen. Makes no reader. */
export const GET = api(async ({ request, locals }) => {
  const reader = await locals.bench.recognise(request);
  const states = await Promise.all(guides.map(({ id }) => locals.bench.credentials.state(reader, id)));
  return answer({ guides: states });
});

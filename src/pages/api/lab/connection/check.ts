import { answer, api, readJson } from '../_answer.ts';
import { guideNamed } from './_guide.ts';
import { refusal } from './_refusal.ts';

export const prerender = false;

/** POST `{guide}` looks at everything the guide needs of its credentials and answers `{checks}`. */
export const POST = api(async ({ request, locals }) => {
  const guide = guideNamed((await readJson(request)).guide);
  const { value: reader, cookies } = await locals.bench.enter(request);
  const found = await locals.bench.credentials.check(reader, guide);
  return 'refused' in found ? refusal(found, cookies) : answer(found, { cookies });
});

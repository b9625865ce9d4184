import { answer, api, readJson, text } from '../_answer.ts';
import { guideNamed } from './_guide.ts';
import { refusal } from './_refusal.ts';

export const prerender = false;

/** POST `{guide, id, secret}`: the reader's own test credentials answer from now on. They are tried first. */
export const POST = api(async ({ request, locals }) => {
  const { guide: name, id, secret } = await readJson(request);
  const guide = guideNamed(name);
  const { value: reader, cookies } = await locals.bench.enter(request);
  const { value: refused, cookies: gone } = await locals.bench.keep(reader, guide, text(id), text(secret));
  return refused ? refusal(refused, cookies) : answer({}, { cookies: [...cookies, ...gone] });
});

import { answer, api, BadRequest, readJson, text } from '../_answer.ts';
import { guideNamed } from './_guide.ts';
import { refusal } from './_refusal.ts';

export const prerender = false;

/** POST `{guide, mode: "sandbox" | "host", code?}`. Credentials of the reader's own are forgotten. */
export const POST = api(async ({ request, locals }) => {
  const { guide: name, mode, code } = await readJson(request);
  const guide = guideNamed(name);
  if (mode !== 'sandbox' && mode !== 'host') throw new BadRequest('`mode` is "sandbox" or "host".');
  const { value: reader, cookies } = await locals.bench.enter(request);
  const { value: refused, cookies: gone } = await locals.bench.choose(reader, guide, mode, text(code));
  return refused ? refusal(refused, cookies) : answer({}, { cookies: [...cookies, ...gone] });
});

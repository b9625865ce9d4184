import { answer, api, BadRequest, readJson } from '../_answer.ts';
import { placeIn } from '../_place.ts';
import { statusOf } from '../_status.ts';

export const prerender = false;

/** POST `{guide, step, action?, input?}` runs the server's half of an action and answers what the browser's half needs. */
export const POST = api(async ({ request, locals }) => {
  const body = await readJson(request);
  const place = placeIn(body);
  if (!place.action.inBrowser) throw new BadRequest('This action needs no browser. POST it to /api/lab/run.', 409);
  const input = typeof body.input === 'object' && body.input !== null ? (body.input as Record<string, unknown>) : {};
  const reader = await locals.bench.enter(request);
  const begun = await locals.bench.beginCeremony(reader.value, place, input);
  const status = 'outcome' in begun ? statusOf(begun.outcome) : 200;
  return answer(begun, { status, cookies: reader.cookies });
});

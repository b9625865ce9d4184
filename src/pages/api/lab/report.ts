import { cleanTyped } from '../../../components/evaluate/report/clean-typed.ts';
import { stytchSheet } from '../../../components/evaluate/scope/sheet.ts';
import { answer, api, BadRequest, readJson, text } from './_answer.ts';

export const prerender = false;

/** GET answers `{reports}`, the reader's own, newest first. */
export const GET = api(async ({ request, locals }) =>
  answer({ reports: await locals.bench.reports.list(await locals.bench.recognise(request)) }),
);

/** POST `{guide, names?, typed?}` freezes what the reader ran and answers where it can be read, and until when. */
export const POST = api(async ({ request, locals }) => {
  const body = await readJson(request);
  const { guide, lines } = await stytchSheet();
  if (body.guide !== guide.id) throw new BadRequest('There is no report of such a guide.', 404);
  const reader = await locals.bench.recognise(request);
  const options = { names: body.names === true, typed: cleanTyped(body.typed, lines) };
  const made = reader ? await locals.bench.reports.make(reader, guide.id, options) : { kind: 'nothing_run' as const };
  if (made.kind === 'nothing_run')
    throw new BadRequest('There is nothing to report yet. Watch a login first, or run a step of the guide.', 409);
  if (made.kind === 'too_many') throw new BadRequest('Ten reports of yours are out already. Withdraw one first.', 409);
  return answer(made.report, { status: 201 });
});

/** DELETE `{id}` withdraws a report of the reader's own. */
export const DELETE = api(async ({ request, locals }) => {
  const { id } = await readJson(request);
  const done = await locals.bench.reports.withdraw(await locals.bench.recognise(request), text(id));
  if (!done) throw new BadRequest('You have no such report.', 404);
  return answer({});
});

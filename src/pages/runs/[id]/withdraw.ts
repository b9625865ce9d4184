import type { APIRoute } from 'astro';
import { PRIVATE } from './_open.ts';

export const prerender = false;

/** Valid report ids. Anything else must not reach a header. */
const NAME = /^[\w-]+$/;

/** POST from the report's page, without JavaScript. Has no effect for other readers. */
export const POST: APIRoute = async ({ locals, request, params }) => {
  const { id = '' } = params;
  if (!NAME.test(id)) return new Response('There is no such memo.', { status: 404, headers: PRIVATE });
  await locals.bench.reports.withdraw(await locals.bench.recognise(request), id);
  return new Response(null, { status: 303, headers: { ...PRIVATE, Location: `/runs/${id}` } });
};

import type { APIRoute } from 'astro';
import { PRIVATE } from './_open.ts';

export const prerender = false;

/** POST from the report's own page: works without JavaScript. Somebody else's press changes nothing. */
export const POST: APIRoute = async ({ locals, request, params }) => {
  await locals.lab.reports.withdraw(await locals.lab.recognise(request), params.id ?? '');
  return new Response(null, { status: 303, headers: { ...PRIVATE, Location: `/runs/${params.id ?? ''}` } });
};

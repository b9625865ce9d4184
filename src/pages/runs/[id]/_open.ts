import type { APIContext, AstroGlobal } from 'astro';
import type { Report } from '../../../lib/bench/index.ts';

/**
 * Whoever has the address may read: so it is kept nowhere, listed nowhere and told to no other site. `same-origin`, as
 * with `no-referrer` browsers send the button that withdraws it without saying where they come from.
 */
export const PRIVATE = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow',
};

type Context = Pick<APIContext | AstroGlobal, 'locals' | 'request' | 'params'>;

/** The report at this address, and whether it is the reader's own; null when there is none (any more). */
export async function openReport({ locals, request, params }: Context) {
  return await locals.bench.reports.find(await locals.bench.recognise(request), params.id ?? '');
}

/** Answers with a report as a file. */
export async function asFile(
  context: APIContext,
  type: string,
  name: string,
  write: (report: Report) => string | Promise<string>,
): Promise<Response> {
  const found = await openReport(context);
  if (!found) return new Response('There is no such report (any more).', { status: 404, headers: PRIVATE });
  return new Response(await write(found.report), {
    headers: { ...PRIVATE, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}

import type { APIContext, AstroGlobal } from 'astro';
import type { Report } from '../../../lib/bench/index.ts';

/**
 * Anyone with the URL can read the report, so responses are not cached, indexed or leaked in a Referer. The policy is
 * `same-origin`, because with `no-referrer` the withdraw button's POST would have no Origin.
 */
export const PRIVATE = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow',
};

type Context = Pick<APIContext | AstroGlobal, 'locals' | 'request' | 'params'>;

/** Finds a report and whether it belongs to the reader; null if it doesn't exist or has expired. */
export async function openReport({ locals, request, params }: Context) {
  return await locals.bench.reports.find(await locals.bench.recognise(request), params.id ?? '');
}

/** Responds with a report as a file. */
export async function asFile(
  context: APIContext,
  type: string,
  name: string,
  write: (report: Report) => string | Promise<string>,
): Promise<Response> {
  const opened = await openReport(context);
  if (!opened) return new Response('This memo doesn’t exist or was deleted.', { status: 404, headers: PRIVATE });
  return new Response(await write(opened.report), {
    headers: { ...PRIVATE, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}

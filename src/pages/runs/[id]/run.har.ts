import type { APIRoute } from 'astro';
import { toHar } from '../../../components/evaluate/report/files/har.ts';
import { asFile } from './_open.ts';

export const prerender = false;

/** A report's calls as an HTTP archive. */
export const GET: APIRoute = (context) =>
  asFile(context, 'application/json', 'first-login.har', (report) => JSON.stringify(toHar(report), null, 2));

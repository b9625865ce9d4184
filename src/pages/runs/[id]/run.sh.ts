import type { APIRoute } from 'astro';
import { toScript } from '../../../components/evaluate/report/files/script.ts';
import { asFile } from './_open.ts';

export const prerender = false;

/** A report's calls as a shell script. */
export const GET: APIRoute = (context) =>
  asFile(context, 'text/x-shellscript; charset=utf-8', 'first-login.sh', toScript);

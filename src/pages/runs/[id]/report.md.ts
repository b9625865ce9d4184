import type { APIRoute } from 'astro';
import { headOf } from '../../../components/evaluate/report/head.ts';
import { reportToMarkdown } from '../../../components/evaluate/report/markdown.ts';
import { viewOf } from '../../../components/evaluate/report/view.ts';
import { stytchSheet } from '../../../components/evaluate/scope/sheet.ts';
import { asFile } from './_open.ts';

export const prerender = false;

/** A report as Markdown. */
export const GET: APIRoute = (context) =>
  asFile(context, 'text/markdown; charset=utf-8', 'first-login.md', async (report) => {
    const { guide, lines } = await stytchSheet();
    return reportToMarkdown(headOf(report), viewOf(report, guide, lines));
  });

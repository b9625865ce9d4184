import type { APIRoute } from 'astro';
import { buyerQuestions, capabilityRows } from '../../../components/evaluate/buyer/capabilities.ts';
import { headOf } from '../../../components/evaluate/report/content/head.ts';
import { memoToMarkdown } from '../../../components/evaluate/report/files/markdown.ts';
import { memoOf } from '../../../components/evaluate/report/content/memo.ts';
import { viewOf } from '../../../components/evaluate/report/content/tried.ts';
import { stytchSheet } from '../../../components/evaluate/scope/sheet.ts';
import { asFile } from './_open.ts';

export const prerender = false;

/** A memo as Markdown. */
export const GET: APIRoute = (context) =>
  asFile(context, 'text/markdown; charset=utf-8', 'first-login.md', async (report) => {
    const { guides, lines, features, checked } = await stytchSheet();
    const sources = { features, capabilities: await capabilityRows(), questions: await buyerQuestions(), checked };
    return memoToMarkdown(headOf(report), memoOf(report, sources), viewOf(report, guides, lines), report);
  });

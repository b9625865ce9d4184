import { answer, api } from './_answer.ts';

export const prerender = false;

/** GET answers `{messages}`, the reader's mail, newest first. */
export const GET = api(async ({ request, locals }) =>
  answer({ messages: await locals.bench.inbox(await locals.bench.recognise(request)) }),
);

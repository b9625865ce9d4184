import { api } from '../../_answer.ts';

export const prerender = false;

/** POST of the browser's passkey client: passed on to the provider, and noted in the run it belongs to. */
export const POST = api(({ request, params, locals }) =>
  locals.bench.passThrough(request, params.run ?? '', params.route ?? ''),
);

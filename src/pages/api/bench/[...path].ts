import type { APIRoute } from 'astro';
import { benchApi } from './_app.ts';

export const prerender = false;

/** Everything under `/api/bench/`. */
export const ALL: APIRoute = ({ request, locals }) => benchApi.fetch(request, { bench: locals.bench });

import type { APIRoute } from 'astro';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.signup(request);

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.signup(request);

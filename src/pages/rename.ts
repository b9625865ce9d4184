import type { APIRoute } from 'astro';
import { rename } from '../lib/quickstart/stytch/everyday/app/rename.ts';

export const prerender = false;

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, rename);

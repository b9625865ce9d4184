import type { APIRoute } from 'astro';
import { askToRecover, recover } from '../lib/quickstart/stytch/everyday/app/recover.ts';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, askToRecover);

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, recover);

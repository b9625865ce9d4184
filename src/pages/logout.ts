import type { APIRoute } from 'astro';
import { askToLogOut } from '../lib/quickstart/stytch/app/logout.ts';
import { logout } from '../lib/quickstart/stytch/everyday/app/logout.ts';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, askToLogOut);
export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, logout);

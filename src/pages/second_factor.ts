import type { APIRoute } from 'astro';
import { askForCode, checkCode } from '../lib/quickstart/stytch/everyday/app/second-factor.ts';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, askForCode);

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, checkCode);

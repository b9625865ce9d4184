import type { APIRoute } from 'astro';
import { linkSent, requestMagicLink } from '../lib/quickstart/stytch/app/request-magic-link.ts';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, linkSent);

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, requestMagicLink);

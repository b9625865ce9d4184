import type { APIRoute } from 'astro';
import { requestMagicLink } from '../lib/quickstart/stytch/app/request-magic-link.ts';

export const prerender = false;

export const POST: APIRoute = ({ request, locals }) => locals.lab.app(request, requestMagicLink);

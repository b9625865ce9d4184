import type { APIRoute } from 'astro';
import { createTokenRoute } from '../lib/quickstart/passwordless/app/create-token.ts';

export const prerender = false;

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.passwordless.route(request, createTokenRoute);

import type { APIRoute } from 'astro';
import { verifySigninRoute } from '../lib/quickstart/passwordless/app/verify-signin.ts';

export const prerender = false;

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.passwordless.route(request, verifySigninRoute);

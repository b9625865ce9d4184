import type { APIRoute } from 'astro';
import { signup } from '../lib/quickstart/stytch/everyday/app/signup.ts';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, signup);

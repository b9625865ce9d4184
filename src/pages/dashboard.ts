import type { APIRoute } from 'astro';
import { dashboard } from '../lib/quickstart/stytch/everyday/app/dashboard.ts';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, dashboard);

import type { APIRoute } from 'astro';
import { sso } from '../lib/quickstart/stytch/everyday/app/sso.ts';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, sso);

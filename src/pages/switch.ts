import type { APIRoute } from 'astro';
import { switchTo } from '../lib/quickstart/stytch/everyday/app/switch.ts';

export const prerender = false;

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, switchTo);

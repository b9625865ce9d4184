import type { APIRoute } from 'astro';
import { assignRole } from '../lib/quickstart/stytch/everyday/app/assign-role.ts';

export const prerender = false;

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, assignRole);

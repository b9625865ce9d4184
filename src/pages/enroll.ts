import type { APIRoute } from 'astro';
import { enroll } from '../lib/quickstart/stytch/everyday/app/second-factor.ts';

export const prerender = false;

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, enroll);

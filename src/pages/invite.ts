import type { APIRoute } from 'astro';
import { invitationSent, invite } from '../lib/quickstart/stytch/everyday/app/invite.ts';

export const prerender = false;

export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, invitationSent);

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, invite);

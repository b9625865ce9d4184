import type { APIRoute } from 'astro';
import { enterOrganization } from '../lib/quickstart/stytch/everyday/app/enter-organization.ts';

export const prerender = false;

/** The link in a mail leads here, for the guide and for the app alike; the lab knows who asked for it. */
export const GET: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.callback(request);

export const POST: APIRoute = ({ request, locals }) => locals.bench.apps.stytch.route(request, enterOrganization);

import type { APIRoute } from 'astro';
import { stytchSheet } from '../../components/evaluate/scope/sheet.ts';

/** The scope sheet by feature as JSON, for the page's exports and for other programs. */
export const GET: APIRoute = async () => Response.json((await stytchSheet()).features);

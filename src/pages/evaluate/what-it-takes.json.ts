import type { APIRoute } from 'astro';
import { stytchSheet } from '../../components/evaluate/scope/sheet.ts';

/** The lines of the sheet, for the page's own exports and for anybody's program. */
export const GET: APIRoute = async () => Response.json((await stytchSheet()).lines);

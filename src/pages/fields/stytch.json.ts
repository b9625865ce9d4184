import type { APIRoute } from 'astro';
import meanings from '../../content/fields/stytch.json';

/** Explanations of Stytch's response fields, loaded only when the reader asks for them. */
export const GET: APIRoute = () => Response.json(meanings);

import type { APIRoute } from 'astro';
import meanings from '../../content/fields/passwordless.json';

/** Explanations of Passwordless.dev's response fields, loaded only when the reader asks for them. */
export const GET: APIRoute = () => Response.json(meanings);

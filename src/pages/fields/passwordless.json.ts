import type { APIRoute } from 'astro';
import meanings from '../../content/fields/passwordless.json';

/** The meaning of every field of Passwordless.dev's answers. A file of its own: only who asks for meanings loads it. */
export const GET: APIRoute = () => Response.json(meanings);

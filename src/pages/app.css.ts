import type { APIRoute } from 'astro';
import { style } from '../lib/quickstart/stytch/app/style.ts';

/** The stylesheet of the plain app, built into a file. */
export const GET: APIRoute = () => style();

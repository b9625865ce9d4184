import { handle } from '../../login/handle.ts';

// Next.js serves your own pages first, and this file handles the rest.
export const GET = handle;
export const POST = handle;

import { handle } from '../../login/handle.ts';

// Next.js serves your own pages first, and this file what is left.
export const GET = handle;
export const POST = handle;

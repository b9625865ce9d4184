import type { Failure } from '../types.ts';

/** What can go wrong in everyday login, and can be made to happen in the sandbox. */
export const failures: Failure[] = [];

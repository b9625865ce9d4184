/** Returns the sentence of a caught error, for the reader. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

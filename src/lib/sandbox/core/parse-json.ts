/** Reads JSON from a column that this code wrote: its shape is the column's, and checking it again would cost every call. */
export const fromStore = <T>(text: string): T => JSON.parse(text) as T;

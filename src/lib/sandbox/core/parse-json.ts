/** Parses JSON from a column that this code wrote: the column's type is its shape, so it isn't checked again. */
export const parseJson = <T>(text: string): T => JSON.parse(text) as T;

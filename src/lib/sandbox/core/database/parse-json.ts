/** Parses JSON from a column that this code wrote. The column's type is known, so it isn't validated again. */
export const parseJson = <T>(text: string): T => JSON.parse(text) as T;

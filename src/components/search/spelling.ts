/** British -is- spellings. Matches unfinished words too, while the reader types. */
const BRITISH = /(organ|author|recogn|custom|real|summar|categor|minim)is(?=[eia]|\b)/gi;

/** Converts a query to this site's American spelling: "organisation" → "organization". */
export const asSpelledHere = (words: string): string => words.replace(BRITISH, '$1iz');

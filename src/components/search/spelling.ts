/** Words that some write with -is-. The word may end there: somebody is still typing. */
const BRITISH = /(organ|author|recogn|custom|real|summar|categor|minim)is(?=[eia]|\b)/gi;

/** Words to search for, as this site spells them: "organisation" is "organization" here. */
export const asSpelledHere = (words: string): string => words.replace(BRITISH, '$1iz');

/** Puts typed text on one line, for a sentence, a cell or a list. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

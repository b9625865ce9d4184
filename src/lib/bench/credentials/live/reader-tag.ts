/** A short text that tells a reader's data from other readers' in a shared project. */
export const readerTag = (readerId: string): string => readerId.slice(0, 10);

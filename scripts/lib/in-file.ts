import { SeedError } from '../../src/lib/sandbox/seed-file.ts';

/** Returns a seed's error with the file's name in front; any other error unchanged. */
export const inFile = (path: string, error: unknown): unknown =>
  error instanceof SeedError
    ? new SeedError(`The seed ${path} cannot be used:\n  ${error.message.replaceAll('\n', '\n  ')}`)
    : error;

import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { readSeed, SeedError, type Seed } from '../../src/lib/sandbox/seed-file.ts';
import { inFile } from './in-file.ts';

/**
 * Reads a seed in JSON or YAML.
 * @throws {SeedError} that names the file, the place in it and the problem
 */
export function readSeedFile(path: string): Seed {
  try {
    return readSeed(parseText(path, readText(path)));
  } catch (error) {
    throw inFile(path, error);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new SeedError(`it cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function parseText(path: string, text: string): unknown {
  const kind = extname(path).toLowerCase();
  if (!['.json', '.yaml', '.yml'].includes(kind)) throw new SeedError('its name must end in .json, .yaml or .yml');
  try {
    // Without YAML's own types: a time stays the text that the API would send.
    return kind === '.json' ? JSON.parse(text) : load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof YAMLException) throw new SeedError(error.message);
    throw error;
  }
}

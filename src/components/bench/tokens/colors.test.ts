import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { credentials } from '../../../lib/guides/credentials.ts';

const css = ['holdings.css', '../../passkeys/device.css']
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

test('every token that a reader can hold has a color', () => {
  expect(Object.keys(credentials).filter((kind) => !new RegExp(`\\.cred-${kind}\\b`).test(css))).toEqual([]);
});

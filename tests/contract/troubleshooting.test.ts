import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainAnswer } from '../../src/lib/quickstart/passwordless/explain.ts';
import { ERRORS } from '../../src/lib/sandbox/passwordless/errors.ts';

const folder = join(import.meta.dirname, '../../src/content/troubleshooting');
const entries = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const words = /^errors:\s*\[?([^\]]*?)\]?$/ms.exec(text.split('---')[1] ?? '')?.[1] ?? '';
  return { file, errors: words.match(/[A-Za-z0-9_]+/g) ?? [] };
});

test('each word of an outcome is explained in one entry', () => {
  const all = entries.flatMap(({ errors }) => errors);
  expect(all.length).toBeGreaterThan(20);
  expect(new Set(all).size).toBe(all.length);
});

test('every error of the passkey ceremonies that has a code has words for the person, and an entry', () => {
  const explained = new Set(entries.flatMap(({ errors }) => errors));
  const codes = ['alias_conflict', 'expired_token', 'invalid_token', 'invalid_token_format', 'missing_token'] as const;
  const more = ['fido2_invalid_registration', 'signin_complete_error', 'unknown_credential'] as const;
  for (const code of [...codes, ...more]) {
    expect(ERRORS[code].status).toBeGreaterThanOrEqual(400);
    expect(explainAnswer(ERRORS[code].status, code, '').title).not.toBe('Passwordless.dev refused');
    expect([...explained]).toContain(code);
  }
});

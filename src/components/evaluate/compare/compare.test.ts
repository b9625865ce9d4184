import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourcesSchema } from '../buyer/schema.ts';

interface Claim {
  says: string;
  sources: string[];
}
interface Question {
  id: string;
  link: Claim;
  passkey: Claim;
  password: Claim;
}
const file = new URL('../../../content/evaluate/compare/ways-to-log-in.json', import.meta.url);
const { questions, sources: listedSources } = JSON.parse(readFileSync(file, 'utf8')) as {
  questions: Question[];
  sources: unknown;
};
// Each source has a date, or the schema throws.
const sources = sourcesSchema.parse(listedSources);
const claims = questions.flatMap(({ link, passkey, password }) => [link, passkey, password]);

test('every claim names a dated source that is there, and every source is named', () => {
  const named = new Set(claims.flatMap((claim) => claim.sources));
  expect([...named].sort()).toEqual(Object.keys(sources).sort());
  for (const claim of claims) expect(claim.sources.length, claim.says).toBeGreaterThan(0);
});

test('every question of a buyer is answered, and each way to log in gets as much room', () => {
  expect(questions.map(({ id }) => id)).toEqual([
    'user',
    'phishing',
    'device',
    'shared',
    'scanners',
    'delivery',
    'organizations',
    'operations',
    'offline',
    'cost',
    'leaving',
  ]);
  const length = (way: 'link' | 'passkey' | 'password') =>
    questions.reduce((sum, question) => sum + question[way].says.length, 0);
  const lengths = [length('link'), length('passkey'), length('password')];
  expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.5);
});

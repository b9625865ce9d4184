import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
import { routes } from '../../../lib/quickstart/stytch/app/routes.ts';
import { deriveSheet } from './derive.ts';
import { errorText } from './error-text.ts';
import { featureNotes } from './feature-notes.ts';
import { groupByFeature, knownIds } from './features.ts';
import { scopeNotes } from './notes.ts';
import { storedCredentials } from './stored-credentials.ts';

const read = (folder: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../content/evaluate/${folder}/stytch-b2b.json`, import.meta.url), 'utf8'));
const lines = deriveSheet({
  guide: stytchB2b,
  routes: Object.keys(routes),
  notes: scopeNotes.parse(read('scope')),
  kept: storedCredentials,
  codeOf: () => undefined,
  errorText,
});
const notes = featureNotes.parse(read('features'));
const features = groupByFeature(lines, notes);

test('every line of the sheet belongs to exactly one feature, so that nothing is counted twice or lost', () => {
  const named = notes.features.flatMap((feature) => feature.lines);
  expect(named.toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
});

test('there are at most ten features, and the work beside them', () => {
  expect(notes.features.length).toBeLessThanOrEqual(10);
  expect(notes.beside.map(({ id }) => id)).toEqual([
    'moving',
    'rollout',
    'support-texts',
    'monitoring',
    'security-review',
  ]);
});

test('a feature is covered when the download has code for it', () => {
  const covered = features.filter((feature) => feature.covered).map(({ id }) => id);
  expect(covered).toEqual(['ask', 'open', 'sessions', 'customers', 'failures']);
});

test('a setting, an email and a table of your own remain to be done; the app’s routes and calls don’t', () => {
  const ask = features.find(({ id }) => id === 'ask');
  expect(ask?.included.map(({ name }) => name)).toContain('POST /request_magic_link');
  expect(ask?.remains.map(({ id }) => id)).toEqual(['setting:sender', 'mail:login-link', 'form-design']);
});

test('the ids of everything a reader can fill in are unique', () => {
  for (const ids of Object.values(knownIds(features))) expect(new Set(ids).size).toBe(ids.length);
});

test('a feature that names a missing line stops the build', () => {
  const broken = structuredClone(notes);
  broken.features[0]?.lines.push('call:gone');
  expect(() => groupByFeature(lines, broken)).toThrow('names a line "call:gone"');
});

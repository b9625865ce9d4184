import { expect, test } from 'vitest';
import { deriveSheets } from '../lines/derive.ts';
import { featureNotes } from './feature-notes.ts';
import { groupByFeature, knownIds } from './group-by-feature.ts';
import { readContent, sources } from '../testing/sources.ts';

const lines = deriveSheets(sources);
const notes = featureNotes.parse(readContent('features/stytch-b2b'));
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
    'monitoring',
    'scim',
    'passwords',
    'impersonation',
    'support-texts',
    'security-review',
  ]);
});

test('a feature is covered when the download has code for it', () => {
  const covered = features.filter((feature) => feature.covered).map(({ id }) => id);
  expect(covered).toEqual([
    'ask',
    'open',
    'sessions',
    'customers',
    'invitations',
    'google',
    'sso',
    'second-factor',
    'failures',
  ]);
});

test('the sheet has what the everyday-login guide teaches, with its failures and decisions', () => {
  const includes = (id: string) => features.find((feature) => feature.id === id)?.included.map(({ name }) => name);
  expect(includes('invitations')).toEqual(expect.arrayContaining(['POST /invite', 'POST /assign_role']));
  expect(includes('google')).toContain('oauth.discovery.authenticate');
  expect(includes('sso')).toContain('sso.authenticate');
  expect(includes('second-factor')).toEqual(expect.arrayContaining(['POST /second_factor', 'totps.authenticate']));
  expect(includes('open')).toContain('sessions.exchange');
  expect(includes('sessions')).toContain('authenticate-jwt.ts');
  for (const { id, covered, remains, failures } of features.filter(({ id }) => id !== 'operations'))
    if (covered) expect(remains.length && failures.length, id).toBeGreaterThan(0);
});

test('each line of the download links to the guide that teaches it', () => {
  const paths = new Map(features.flatMap(({ included }) => included).map(({ name, path }) => [name, path]));
  expect(paths.get('POST /logout')).toBe('/guides/stytch-b2b/logged-in-and-out/');
  expect(paths.get('POST /switch')).toBe('/guides/everyday-login/switch-organization/');
});

test('a setting, an email and a table of your own remain to be done; the app’s routes and calls don’t', () => {
  const ask = features.find(({ id }) => id === 'ask');
  expect(ask?.included.map(({ name }) => name)).toContain('POST /request_magic_link');
  expect(ask?.remains.map(({ id }) => id)).toEqual(['setting:sender', 'mail:login-link', 'form-design']);
  expect(features.find(({ id }) => id === 'open')?.remains.map(({ id }) => id)).toContain('scanner-page');
});

test('the ids of everything a reader can fill in are unique', () => {
  for (const ids of Object.values(knownIds(features))) expect(new Set(ids).size).toBe(ids.length);
});

test('work beside the guides that needs a plan has to-dos, failures and decisions', () => {
  for (const id of ['moving', 'rollout', 'monitoring', 'scim', 'passwords', 'impersonation']) {
    const feature = features.find((one) => one.id === id);
    expect(feature?.covered, id).toBe(false);
    for (const list of ['remains', 'failures', 'decisions'] as const)
      expect(feature?.[list].length, `${id}: ${list}`).toBeGreaterThan(0);
  }
});

test('each line says what Stytch runs for you, unless that is nothing', () => {
  const included = features.flatMap((feature) => feature.included);
  expect(included.find(({ name }) => name === 'POST /logout')?.provider).toContain('Ends the session and every copy');
  expect(included.find(({ name }) => name === 'GET /logout')?.provider).toBeUndefined();
  expect(features.find(({ id }) => id === 'ask')?.remains[0]?.provider).toContain('Sends a plain email');
});

test('a feature that names a missing line stops the build', () => {
  const broken = structuredClone(notes);
  broken.features[0]?.lines.push('call:gone');
  expect(() => groupByFeature(lines, broken)).toThrow('names a line "call:gone"');
});

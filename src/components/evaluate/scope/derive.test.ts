import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { credentials } from '../../../lib/guides/credentials.ts';
import { findAction } from '../../../lib/guides/index.ts';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
import { routes } from '../../../lib/quickstart/stytch/app/routes.ts';
import { callsOf, deriveSheet, type ScopeSource } from './derive.ts';
import { storedCredentials } from './stored-credentials.ts';
import { scopeNotes } from './notes.ts';
import { errorText } from './error-text.ts';

const file = new URL('../../../content/evaluate/scope/stytch-b2b.json', import.meta.url);
const notes = scopeNotes.parse(JSON.parse(readFileSync(file, 'utf8')));

const source: ScopeSource = {
  guide: stytchB2b,
  routes: Object.keys(routes),
  notes,
  kept: storedCredentials,
  codeOf: () => undefined,
  errorText,
};
const lines = deriveSheet(source);
const idsOf = (sheet: typeof lines) => sheet.map(({ id }) => id);

test('the sheet changes when the calls of a step change', () => {
  const without = structuredClone(stytchB2b);
  for (const step of without.steps)
    for (const action of step.actions)
      action.operations = action.operations.filter((name) => name !== 'sessions.revoke');
  expect(idsOf(lines)).toContain('call:sessions.revoke');
  expect(idsOf(deriveSheet({ ...source, guide: without }))).not.toContain('call:sessions.revoke');

  const withMore = structuredClone(stytchB2b);
  withMore.steps[1]?.actions[0]?.operations.push('organizations.delete');
  const added = deriveSheet({ ...source, guide: withMore }).find(({ id }) => id === 'call:organizations.delete');
  expect(added).toMatchObject({ title: 'organizations.delete', step: { id: 'set-up' } });
});

test('with a call goes what it brings: its mails, what it stores, what can fail', () => {
  const without = structuredClone(stytchB2b);
  for (const step of without.steps)
    for (const action of step.actions)
      action.operations = action.operations.filter((name) => name !== 'magic_links.email.discovery.send');
  const ids = idsOf(deriveSheet({ ...source, guide: without }));
  expect(ids.filter((id) => id.startsWith('mail:'))).toEqual([]);
  expect(ids).not.toContain('failure:invalid_email');
});

test('a new route of the app, and a credential given, are lines of their own', () => {
  const more = deriveSheet({
    ...source,
    routes: [...source.routes, 'GET /invite'],
    kept: [...source.kept, 'magic_link_token'],
  });
  expect(idsOf(more)).toEqual(expect.arrayContaining(['route:GET /invite', 'store:magic_link_token']));
});

test('the notes speak of everything that is there, and of nothing else', () => {
  expect(Object.keys(notes.routes).sort()).toEqual(Object.keys(routes).sort());
  expect(Object.keys(notes.operations).sort()).toEqual(
    callsOf(stytchB2b)
      .map(({ operation }) => operation)
      .sort(),
  );
  const steps = stytchB2b.steps.map(({ id }) => id);
  expect(steps).toEqual(expect.arrayContaining(Object.keys(notes.steps)));
  expect(steps).toEqual(expect.arrayContaining(Object.values(notes.routes).map(({ step }) => step)));
  expect(
    lines
      .filter(({ section }) => section === 'store')
      .map(({ name }) => name)
      .filter(Boolean)
      .sort(),
  ).toEqual(Object.keys(notes.credentials).sort());
  expect(Object.keys(credentials)).toEqual(expect.arrayContaining(Object.keys(notes.credentials)));
});

test('every action the notes point at exists, and every way to break the guide is in the sheet', () => {
  const pointed = lines.flatMap(({ tried, shown }) => [tried, shown?.by ?? '']).filter(Boolean);
  for (const action of pointed) {
    const [step = '', id] = action.split('/');
    expect(findAction(stytchB2b.id, step, id), action).toBeDefined();
  }
  const demonstratesFailure = stytchB2b.steps.flatMap((step) =>
    step.actions.filter((action) => action.demonstratesFailure).map((action) => `${step.id}/${action.id}`),
  );
  expect(lines.map(({ tried }) => tried).filter(Boolean)).toEqual(expect.arrayContaining(demonstratesFailure));
});

test('no line stands there twice, and each has words of its own', () => {
  expect(new Set(idsOf(lines)).size).toBe(lines.length);
  for (const { id, title, provider, name } of lines) {
    expect(title, id).not.toBe(name);
    expect(provider, id).not.toBe('');
  }
});

test('what a user reads when something fails is what the app of the guide says', () => {
  const used = lines.find(({ id }) => id === 'failure:unable_to_auth_magic_link');
  expect(used?.title).toBe('This link was already used or has expired');
  for (const { section, title } of lines)
    if (section === 'failure') expect(title).not.toMatch(/^Stytch rejected the request:/);
});

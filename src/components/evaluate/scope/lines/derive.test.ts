import { expect, test } from 'vitest';
import { credentials } from '../../../../lib/guides/credentials.ts';
import { findAction } from '../../../../lib/guides/index.ts';
import { stytchB2b } from '../../../../lib/guides/stytch-b2b/outline.ts';
import { callsOf, deriveSheet, deriveSheets } from './derive.ts';
import { sources } from '../testing/sources.ts';

const [source, everyday] = sources;
const lines = deriveSheets(sources);
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

test('a call comes with its emails, what it stores and what can fail', () => {
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

/** Lines that a later guide repeats are described with the earlier one. */
const notIn = (earlier: string[], names: string[]) => names.filter((name) => !earlier.includes(name)).sort();

test.each([
  [source, [], []],
  [everyday, source.routes, callsOf(source.guide).map(({ operation }) => operation)],
])('the notes of a guide describe all that it adds, and nothing else', (own, earlierRoutes, earlierCalls) => {
  const { guide, notes } = own;
  expect(Object.keys(notes.routes).sort()).toEqual(notIn(earlierRoutes, own.routes));
  const calls = callsOf(guide, notes).map(({ operation }) => operation);
  expect(Object.keys(notes.operations).sort()).toEqual(notIn(earlierCalls, calls));
  expect(guide.operations.map(({ name }) => name)).toEqual(expect.arrayContaining(calls));
  const steps = guide.steps.map(({ id }) => id);
  expect(steps).toEqual(expect.arrayContaining(Object.keys(notes.steps)));
  for (const { step } of [...Object.values(notes.routes), ...Object.values(notes.operations)])
    if (step) expect(steps).toContain(step);
  expect(Object.keys(credentials)).toEqual(expect.arrayContaining(Object.keys(notes.credentials)));
});

test('every credential an app stores has words', () => {
  const stored = lines.filter(({ section, name }) => section === 'store' && name).map(({ name }) => name);
  expect(stored.sort()).toEqual(sources.flatMap(({ notes }) => Object.keys(notes.credentials)).sort());
});

test('every step of the second guide adds a line, and what it repeats counts once', () => {
  const steps = new Set(lines.filter(({ step }) => step.guide === everyday.guide.id).map(({ step }) => step.id));
  expect([...steps].sort()).toEqual(everyday.guide.steps.map(({ id }) => id).sort());
  expect(lines.filter(({ id }) => id === 'call:organizations.update')).toMatchObject([
    { step: { guide: source.guide.id } },
  ]);
});

test('every action the notes point at exists, and every way to break the guides is in the sheet', () => {
  const exists = (guide: string, action: string) => findAction(guide, ...(action.split('/') as [string, string]));
  for (const { step, tried } of lines) if (tried) expect(exists(step.guide, tried), tried).toBeDefined();
  // Another guide may show another answer.
  for (const { by } of lines.flatMap(({ shown }) => shown))
    expect(
      sources.filter(({ guide }) => exists(guide.id, by)),
      by,
    ).toHaveLength(1);
  const demonstrations = sources.flatMap(({ guide }) =>
    guide.steps.flatMap((step) =>
      step.actions.filter((action) => action.demonstratesFailure).map((action) => `${step.id}/${action.id}`),
    ),
  );
  expect(lines.map(({ tried }) => tried)).toEqual(expect.arrayContaining(demonstrations));
});

test('no line appears twice, and each has words of its own', () => {
  expect(new Set(idsOf(lines)).size).toBe(lines.length);
  for (const { id, title, provider, name } of lines) {
    expect(title, id).not.toBe(name);
    expect(provider, id).not.toBe('');
  }
});

test('a failure’s line has the sentence that the guide’s app shows its user', () => {
  const used = lines.find(({ id }) => id === 'failure:unable_to_auth_magic_link');
  expect(used?.title).toBe('This link was already used or has expired');
  for (const { section, title } of lines)
    if (section === 'failure') expect(title).not.toMatch(/^Stytch rejected the request:/);
});

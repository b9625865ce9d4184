import { expect, test } from 'vitest';
import type { Exchange } from '../../wire/exchange.ts';
import type { RunResult } from '../types.ts';
import { redactRuns } from './redact-report.ts';
import { emptyScope } from './scope.ts';

const exchange = (path: string, sent: object, received: object): Exchange => ({
  id: 'x',
  operation: 'x',
  method: 'POST',
  path,
  request: {
    headers: [
      ['authorization', 'Basic [hidden]'],
      ['content-type', 'application/json'],
    ],
    body: JSON.stringify(sent),
  },
  response: { status: 200, headers: [['x-any', 'joan@example.com']], body: JSON.stringify(received) },
  problem: null,
  started_at: 0,
  duration_ms: 1,
});

const run = (sentence: string, exchanges: Exchange[]): RunResult => ({
  id: 'r',
  guide: 'stytch-b2b',
  step: 'choose',
  action: 'exchange',
  started_at: 0,
  outcome: { kind: 'done', sentence },
  exchanges,
});

const exchanged = run('Joan@Example.com is logged in to Acme & Sons. The word for it is longtoken-1.', [
  exchange(
    '/v1/b2b/organizations/acmesons?email_address=joan%40example.com&token=longtoken-1',
    { intermediate_session_token: 'longtoken-2', organization_id: 'organization-test-1' },
    {
      member: { email_address: 'joan@example.com', name: 'Joan', status: 'active' },
      organization: {
        organization_name: 'Acme & Sons',
        organization_slug: 'acmesons',
        email_allowed_domains: ['example.com'],
      },
      session_token: 'longtoken-3',
      session_jwt: 'longtoken-4',
      some_new_token: 'longtoken-5',
      error_message: 'longtoken-3 of joan@example.com is too old for example.com',
    },
  ),
]);

const nothingWritten = { memo: { title: '', words: '', recommendation: '' }, scope: emptyScope() };
const secrets = ['longtoken-1', 'longtoken-2', 'longtoken-3'];

test('no token remains, recognized by its field’s name or by its text', () => {
  const redacted = redactRuns([exchanged], { names: true, ...nothingWritten }, secrets);
  expect(JSON.stringify(redacted)).not.toMatch(/longtoken/);
  expect(redacted.runs[0]?.exchanges[0]?.request.body).toContain('[intermediate session token]');
  expect(redacted.runs[0]?.sentence).toContain('[hidden]');
});

test('addresses and names are masked everywhere, with the same placeholder for the same name', () => {
  const answer = 'Ask joan@example.com, or ACME & SONS';
  const scope = { ...emptyScope(), decisions: { a: { answer, owner: '', due: '' } } };
  const text = JSON.stringify(redactRuns([exchanged], { ...nothingWritten, names: false, scope }, secrets));
  expect(text).not.toMatch(/joan|acme/i);
  expect(text).toContain('[address 1] is logged in to [organization 1].');
  expect(text).toContain('of [address 1] is too old for');
  expect(text).toContain('"status\\":\\"active');
});

test('if the reader chooses so, addresses and names are shown', () => {
  const { runs } = redactRuns([exchanged], { names: true, ...nothingWritten }, secrets);
  expect(runs[0]?.sentence).toContain('Joan@Example.com is logged in to Acme & Sons.');
  expect(runs[0]?.exchanges[0]?.path).toContain('email_address=joan@example.com');
});

const refusal = (step: string): RunResult => ({
  ...run('This slug is taken.', []),
  step,
  outcome: {
    kind: 'refused',
    status: 400,
    error_type: 'organization_slug_already_used',
    sentence: 'This slug is taken.',
    detail: 'Choose another.',
    person: { title: 'This slug is taken', advice: 'Choose another.' },
    step: { guide: 'stytch-b2b', step, title: step },
  },
});

test('an error of the setup isn’t shown as read by an end user', () => {
  const { runs } = redactRuns([refusal('set-up'), refusal('choose')], { names: true, ...nothingWritten }, []);
  expect(runs).toMatchObject([
    { outcome: 'refused', sentence: 'This slug is taken.', person: null },
    { outcome: 'refused', person: { title: 'This slug is taken' } },
  ]);
});

test('a name that equals a placeholder’s word doesn’t undo the masking', () => {
  const odd = run('name is logged in to 1.', [
    exchange('/v1/b2b/x', {}, { member: { name: 'name' }, organization: { organization_name: '1' } }),
  ]);
  const { runs } = redactRuns([odd], { names: false, ...nothingWritten }, []);
  expect(runs[0]?.sentence).toBe('[name 1] is logged in to [organization 1].');
});

test('only the content-type header remains', () => {
  const { runs } = redactRuns([exchanged], { names: true, ...nothingWritten }, secrets);
  expect(runs[0]?.exchanges[0]?.request.headers).toEqual([['content-type', 'application/json']]);
  expect(runs[0]?.exchanges[0]?.response?.headers).toEqual([]);
});

test('names with any characters are found', () => {
  const odd = run('It is a-b.c (d) [e] $f^ and München-Süd.', [
    exchange('/v1/b2b/x', {}, { a: { name: 'a-b.c (d) [e] $f^' }, b: { organization_name: 'münchen-süd' } }),
  ]);
  expect(redactRuns([odd], { names: false, ...nothingWritten }, []).runs[0]?.sentence).toBe(
    'It is [name 1] and [organization 1].',
  );
});

test('names of the stories and demos are shown, also where they contain a hidden name', () => {
  const watched = run('mary@example.com switched to Second Company. grace@failures.example and Mary may not.', [
    exchange('/v1/b2b/x', { given_name: 'Mary', organization_name: 'Second Company' }, {}),
  ]);
  expect(redactRuns([watched], { names: false, ...nothingWritten }, []).runs[0]?.sentence).toBe(
    'mary@example.com switched to Second Company. grace@failures.example and [name 1] may not.',
  );
});

test('made-up names stay, and what the author writes stays as written, without secrets', () => {
  const played = run('ada@example.com is logged in to Acme.', [
    exchange('/v1/b2b/x', { email_address: 'ada@example.com' }, { organization: { organization_name: 'Acme' } }),
  ]);
  const memo = { title: 'For joan@corp.example', words: 'Do it. longtoken-1', recommendation: '' };
  const scope = { ...emptyScope(), decisions: { d: { answer: 'Yes', owner: 'Joan', due: '2026-12-24' } } };
  const redacted = redactRuns([played], { names: false, memo, scope }, ['longtoken-1']);
  expect(redacted.runs[0]?.sentence).toBe('ada@example.com is logged in to Acme.');
  expect(redacted.memo).toEqual({ title: 'For joan@corp.example', words: 'Do it. [hidden]', recommendation: '' });
  expect(redacted.scope.decisions.d?.owner).toBe('Joan');
});

test('entries that aren’t a range of days stay as typed, without secrets', () => {
  const unclear = 'three, says longtoken-1';
  const scope = { ...emptyScope(), unclear: { ask: unclear }, own: [{ title: 'Legal', days: null, unclear }] };
  const redacted = redactRuns([], { ...nothingWritten, names: false, scope }, secrets);
  const shown = 'three, says [hidden]';
  expect(redacted.scope).toMatchObject({ unclear: { ask: shown }, own: [{ title: 'Legal', unclear: shown }] });
});

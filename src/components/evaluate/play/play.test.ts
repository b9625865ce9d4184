import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RunResult } from '../../../lib/bench/index.ts';
import type { Exchange } from '../../../lib/wire/exchange.ts';
import { findAction } from '../../../lib/guides/index.ts';
import { factsOf, fill, type PlayFacts } from './facts.ts';
import { unreachable } from '../../../lib/quickstart/stytch/app/explain.ts';
import { NO_LINK, UNREACHABLE } from './scene/draw.ts';
import { readingTime, sayLength } from './player/pace.ts';
import type { Story } from './types.ts';

const folder = new URL('../../../content/evaluate/scenes/', import.meta.url);

test.each(globSync('*.json', { cwd: folder }))('every scene of %s plays an action that is there', (file) => {
  const { stories } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { stories: Story[] };
  expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  for (const { action, fails, down } of stories.flatMap(({ scenes }) => scenes)) {
    const [step = '', id] = action.split('/');
    const place = findAction(file.replace('.json', ''), step, id);
    expect(place, action).toBeDefined();
    // A demo fails by itself, everything else only while the provider is down.
    expect(Boolean(place?.action.demonstratesFailure || down), action).toBe(Boolean(fails));
    if (down) expect(place?.action.operations).toContain(down);
  }
});

test.each(globSync('*.json', { cwd: folder }))('each story of %s takes a minute or less to read', (file) => {
  const { stories } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { stories: Story[] };
  for (const { id, scenes } of stories) {
    const times = scenes.map(({ person, app, provider }) => readingTime([person, app, provider]));
    expect(sayLength(times), id).toMatch(/ seconds$|^a minute$/);
  }
});

const exchange = (operation: string, sent: object, received: object): Exchange => ({
  id: '',
  operation,
  method: 'POST',
  path: '/',
  request: { headers: [], body: JSON.stringify(sent) },
  response: { status: 200, headers: [], body: JSON.stringify(received) },
  problem: null,
  started_at: 0,
  duration_ms: 0,
});
const result = (...exchanges: Exchange[]) => ({ exchanges }) as RunResult;
const discovered = (name: string, type: string) => ({
  organization: { organization_id: `id of ${name}`, organization_name: name },
  membership: { type },
});

const example: PlayFacts = { person: 'Ada', address: 'a@b.example', company: 'Acme', found: ['Acme'], entered: 'Acme' };
const results = [
  result(exchange('organizations.create', {}, { organization: { organization_name: 'Analytical Engines' } })),
  result(exchange('magic_links.email.discovery.send', { email_address: 'ada@example.com' }, {})),
  result(
    exchange(
      'magic_links.discovery.authenticate',
      {},
      {
        discovered_organizations: [
          discovered('Globex', 'eligible_to_join_by_email_domain'),
          discovered('Acme', 'active_member'),
        ],
      },
    ),
  ),
];

test('the words speak of what the run said', () => {
  const facts = factsOf(example, results);
  expect(fill('{person} of {company} ({address}) may enter {found}.', facts)).toBe(
    'Ada of Analytical Engines (ada@example.com) may enter Globex and Acme.',
  );
  expect(fill('{nonsense}', facts)).toBe('{nonsense}');
});

test('while Stytch is down, the screen says what the guide’s app says', () => {
  const { title, advice } = unreachable;
  expect(UNREACHABLE).toEqual({ title, notes: [advice] });
  const app = readFileSync(
    new URL('../../../lib/quickstart/stytch/app/request-magic-link.ts', import.meta.url),
    'utf8',
  );
  expect(app).toContain(NO_LINK.notes?.[0]);
});

test('a scene stays as long as reading its words takes, and never flashes by', () => {
  expect(readingTime(['word '.repeat(40)])).toBe(12_000);
  expect(readingTime(['Done.'])).toBe(4000);
  expect([sayLength([9_000, 9_000]), sayLength([29_000, 29_000]), sayLength([50_000, 50_000])]).toEqual([
    '20 seconds',
    'a minute',
    '2 minutes',
  ]);
});

import { expect, test } from 'vitest';
import { isMeant, wordsToFind } from './query.ts';

test.each([
  ['what if Stytch is down?', ['Stytch', 'down?']],
  ['How do I log in', ['log', 'in']],
  ['What’s an organisation', ['organization']],
  ["what's a slug", ['slug']],
  ['POST /v1/b2b/organizations', ['POST', '/v1/b2b/organizations']],
  ['IST', ['IST']],
  ['?', []],
])('“%s” is a search for %s', (query, words) => {
  expect(wordsToFind(query)).toEqual(words);
});

test('a query of little words alone is searched as it is', () => {
  expect(wordsToFind('what is it')).toEqual(['what', 'is', 'it']);
});

test.each([
  ['logging', 'log'],
  ['organiz', 'organizations'],
  ['prices', 'pricing'],
  ['2FA', '2FA,'],
  ['exchange', 'discovery.intermediateSessions.exchange'],
  ['sessions.authenticate', 'stytch.sessions.authenticate({'],
  ['zoe', 'zoë'],
  ['intermediate_sessions.exchange', 'intermediate_session_token'],
])('a reader who asks for “%s” may mean “%s”', (asked, candidate) => {
  expect(isMeant(asked, candidate)).toBe(true);
});

test.each([
  ['asdfgh', 'as'],
  ['asdf', 'as'],
  ['terraform', 'te'],
  ['sli', 'single'],
  ['docker', 'documentation'],
  ['WorkOS', 'works'],
])('a reader who asks for “%s” does not mean “%s”', (asked, candidate) => {
  expect(isMeant(asked, candidate)).toBe(false);
});

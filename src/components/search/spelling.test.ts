import { expect, test } from 'vitest';
import { asSpelledHere } from './spelling.ts';

test.each([
  ['organisation', 'organization'],
  ['Unauthorised calls', 'Unauthorized calls'],
  ['organis', 'organiz'],
  ['recognise, customising', 'recognize, customizing'],
])('%s is searched for as the site spells it', (typed, searched) => {
  expect(asSpelledHere(typed)).toBe(searched);
});

test.each(['organization', 'promise', 'otherwise', 'realistic', 'authoring', 'this organ is'])(
  '%s is searched for as it is',
  (words) => {
    expect(asSpelledHere(words)).toBe(words);
  },
);

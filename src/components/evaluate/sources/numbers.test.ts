import { expect, test } from 'vitest';
import { numberSources } from './numbers.ts';

const claims = [
  { says: 'A mail has to arrive.', sources: ['mail', 'nist'] },
  { says: 'A passkey stays on the device.', sources: ['nist', 'fido'] },
];

test('sources are numbered in the order they are met, whatever order they are kept in', () => {
  expect([...numberSources(claims, ['fido', 'mail', 'nist'])]).toEqual([
    ['mail', 1],
    ['nist', 2],
    ['fido', 3],
  ]);
});

test('a source that is not there, or that nothing rests on, stops the build', () => {
  expect(() => numberSources(claims, ['mail', 'nist'])).toThrow(
    '“A passkey stays on the device.” names a source "fido"',
  );
  expect(() => numberSources(claims, ['mail', 'nist', 'fido', 'w3c'])).toThrow('Nothing rests on the source "w3c"');
});

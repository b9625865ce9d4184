import { expect, test } from 'vitest';
import { Secret } from '../config/secret.ts';
import { createSeal } from './seal.ts';

const seal = createSeal(new Secret('a'.repeat(32)));

test('what is sealed opens again, for whom it was sealed', () => {
  const sealed = seal.close('secret-test-1 ü', 'reader-1');
  expect(sealed).not.toContain('secret-test-1');
  expect(seal.open(sealed, 'reader-1')).toBe('secret-test-1 ü');
});

test('it does not open for another, nor under another secret, nor when a bit was changed', () => {
  const sealed = seal.close('x', 'reader-1');
  expect(seal.open(sealed, 'reader-2')).toBeUndefined();
  expect(createSeal(new Secret('b'.repeat(32))).open(sealed, 'reader-1')).toBeUndefined();
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(seal.open(changed.toString('base64url'), 'reader-1')).toBeUndefined();
  }
  expect(seal.open('', 'reader-1')).toBeUndefined();
});

test('the same text is sealed differently each time, and has one digest', () => {
  expect(seal.close('x', 'reader-1')).not.toBe(seal.close('x', 'reader-1'));
  expect(seal.digest('x')).toBe(seal.digest('x'));
  expect(seal.digest('x')).not.toBe(seal.digest('y'));
});

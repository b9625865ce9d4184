import { expect, test } from 'vitest';
import { Secret } from '../config/secret.ts';
import { createSeal } from './seal.ts';

const seal = createSeal(new Secret('a'.repeat(32)));

test('a sealed text can be unsealed by its owner', () => {
  const sealed = seal.seal('secret-test-1 ü', 'reader-1');
  expect(sealed).not.toContain('secret-test-1');
  expect(seal.unseal(sealed, 'reader-1')).toBe('secret-test-1 ü');
});

test('it cannot be unsealed by another owner, with another secret, or after a bit has changed', () => {
  const sealed = seal.seal('x', 'reader-1');
  expect(seal.unseal(sealed, 'reader-2')).toBeUndefined();
  expect(createSeal(new Secret('b'.repeat(32))).unseal(sealed, 'reader-1')).toBeUndefined();
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(seal.unseal(changed.toString('base64url'), 'reader-1')).toBeUndefined();
  }
  expect(seal.unseal('', 'reader-1')).toBeUndefined();
});

test('sealing a text twice gives different results, and its digest is always the same', () => {
  expect(seal.seal('x', 'reader-1')).not.toBe(seal.seal('x', 'reader-1'));
  expect(seal.digest('x')).toBe(seal.digest('x'));
  expect(seal.digest('x')).not.toBe(seal.digest('y'));
});

test('after a change of the secret, what the previous one sealed can be read, but not what others sealed', () => {
  const [earlier, current, other] = ['earlier', 'current', 'other'].map((text) => new Secret(text)) as [
    Secret,
    Secret,
    Secret,
  ];
  const seal = createSeal(current, earlier);
  expect(seal.unseal(createSeal(earlier).seal('text', 'ada'), 'ada')).toBe('text');
  expect(seal.unseal(createSeal(other).seal('text', 'ada'), 'ada')).toBeUndefined();
  expect(createSeal(current).unseal(seal.seal('text', 'ada'), 'ada')).toBe('text');
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withUsedHashes } from './used-hashes.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('a page’s policy allows its own inline scripts and styles, and not those of other pages', () => {
  const html = '<style>a {}</style><script src="/first.js"></script><script type="module">\nrun();</script>';
  const policy = `default-src 'none'; script-src 'self' ${hash('\nrun();')} ${hash('other();')} ${hash('')}; style-src 'self' ${hash('a {}')} ${hash('b {}')};`;
  expect(withUsedHashes(policy, html)).toBe(
    `default-src 'none'; script-src 'self' ${hash('\nrun();')}; style-src 'self' ${hash('a {}')};`,
  );
});

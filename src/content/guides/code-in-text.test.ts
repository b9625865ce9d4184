import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const MOST_LINES = 3;

test('code in a guide’s text is short: longer code comes from a file that is tested', () => {
  const files = globSync('src/content/guides/**/*.mdx');
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const blocks = [...readFileSync(file, 'utf8').matchAll(/^(`{3,}|~{3,}).*\n([\s\S]*?)^\1/gm)];
    for (const [, , code = ''] of blocks)
      expect(code.trimEnd().split('\n').length, file).toBeLessThanOrEqual(MOST_LINES);
    // Another way to write a block of code, which has no place in a guide.
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/<pre/);
  }
});

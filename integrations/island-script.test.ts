import { expect, test } from 'vitest';
import { withScriptFile } from './island-script.ts';

const STYLE = '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>';
const ISLAND = '<astro-island client="load"></astro-island>';

test('a page names the islands’ script once, instead of containing it', () => {
  const inline = '<script>(()=>{1})();</script><script>(()=>{2})();</script>';
  expect(withScriptFile(`<head></head>${STYLE}${inline}${ISLAND}`, '/islands.js')).toBe(
    `<head><script async src="/islands.js"></script></head>${ISLAND}`,
  );
});

test('a page without islands stays as it is', () => {
  const html = '<head><script src="/first.js"></script></head><script type="module">a()</script>';
  expect(withScriptFile(html, '/islands.js')).toBe(html);
});

test('a copy whose islands were taken out needs no script', () => {
  expect(withScriptFile('<head></head><script>(()=>{1})();</script><p>A copy</p>', '/islands.js')).toBe(
    '<head></head><p>A copy</p>',
  );
});

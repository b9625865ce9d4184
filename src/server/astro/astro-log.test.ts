import { afterEach, expect, test, vi } from 'vitest';
import createAstroLog, { logAstroTo } from './astro-log.ts';

const log = { debug: vi.fn(), warn: vi.fn(), error: vi.fn() };
afterEach(() => vi.restoreAllMocks());

test('Astro’s report of a failed request is logged without its query and message', () => {
  logAstroTo(log);
  createAstroLog().write({
    level: 'error',
    label: '@astrojs/node',
    message:
      'Could not render http://x/authenticate?token=abc\nTypeError: no ada@example.com\n    at page (file:///a.mjs:1:2)',
    newLine: true,
  });
  expect(log.error.mock.calls).toEqual([
    [
      { label: '@astrojs/node', name: 'TypeError', frames: ['at page (file:///a.mjs:1:2)'] },
      'Astro reported a problem',
    ],
  ]);
});

test('remarks that aren’t problems are left out', () => {
  logAstroTo(log);
  log.error.mockClear();
  createAstroLog().write({ level: 'info', label: 'router', message: 'GET /?token=abc', newLine: true });
  expect([log.error, log.warn, log.debug].flatMap(({ mock }) => mock.calls)).toEqual([]);
});

test.each([
  ['router', 'warn', 'No API Route handler exists for the method "PUT" for the route "/logout".'],
  [null, 'error', 'Error: Invalid URL encoding\n    at decode (file:///a.mjs:1:2)'],
] as const)('what only a caller did wrong is not reported at the usual level: %s', (label, level, message) => {
  logAstroTo(log);
  vi.clearAllMocks();
  createAstroLog().write({ level, label, message, newLine: true });
  expect([log.error, log.warn].flatMap(({ mock }) => mock.calls)).toEqual([]);
  expect(log.debug).toHaveBeenCalledOnce();
});

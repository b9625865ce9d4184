import { expect, test } from 'vitest';
import { readSettings } from '../../lib/config/settings.ts';
import { startWarnings } from './start-warnings.ts';

const warnings = (settings: Record<string, string>, environment: string[] = [], inFile: string[] = []) =>
  startWarnings(readSettings(settings), environment, inFile);

test('a site for its own machine has nothing to warn about', () => {
  expect(warnings({}, ['PATH', 'PORT'], ['PORT'])).toEqual([]);
});

test('a public address without a trusted proxy is a warning that says what happens', () => {
  expect(warnings({ SITE_URL: 'https://learn.example' })).toEqual([
    expect.stringContaining('All readers count as one'),
  ]);
  expect(warnings({ SITE_URL: 'https://learn.example', TRUSTED_PROXIES: '127.0.0.1' })).toEqual([]);
});

test('a misspelled variable, and any unknown line of .env, is named', () => {
  expect(warnings({}, ['SITEURL'], [])).toEqual(['SITEURL isn’t a setting. SITE_URL is, and it isn’t set by this.']);
  expect(warnings({}, ['FOO'], ['FOO'])).toEqual([expect.stringMatching(/^FOO in \.env isn’t a setting/)]);
});

test('a public address without TLS is a warning that says what won’t work', () => {
  expect(warnings({ SITE_URL: 'http://learn.example', TRUSTED_PROXIES: '127.0.0.1' })).toEqual([
    expect.stringContaining('Browsers don’t offer passkeys there'),
  ]);
});

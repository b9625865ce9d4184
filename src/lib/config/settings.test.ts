import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, SettingsError, settingsSchema } from './settings.ts';

test('without settings, the site is at http://localhost:3000', () => {
  expect(readSettings({})).toMatchObject({ PORT: 3000, SITE_URL: 'http://localhost:3000', DATA_DIR: '.data' });
});

test('the default address follows the port', () => {
  expect(readSettings({ PORT: '4000' }).SITE_URL).toBe('http://localhost:4000');
});

test('the database URL is a secret, also in the error about a wrong one', () => {
  const read = (DATABASE_URL: string) => readSettings({ DATABASE_URL });
  const url = 'postgres://me:hunter2@db.example:5432/site';
  expect(read(url).DATABASE_URL?.reveal()).toBe(url);
  expect(JSON.stringify(read(url))).not.toContain('hunter2');
  expect(() => read('mysql://me:hunter2@db.example/site')).toThrow(
    /^(?!.*hunter2)[^]*DATABASE_URL: must have the form/s,
  );
});

test('a public address loses its path and slash', () => {
  expect(readSettings({ SITE_URL: 'https://learn.example/' }).SITE_URL).toBe('https://learn.example');
});

test('secrets do not print', () => {
  const settings = readSettings({ STYTCH_SECRET: 'secret-test-x', LIVE_ACCESS_CODE: 'open sesame now' });
  expect(JSON.stringify(settings)).not.toMatch(/secret-test-x|open sesame now/);
  expect(settings.STYTCH_SECRET?.reveal()).toBe('secret-test-x');
});

test('an empty variable counts as absent', () => {
  expect(readSettings({ PORT: '' }).PORT).toBe(3000);
});

test('hosts are read from a list with commas', () => {
  expect(readSettings({ SANDBOX_REDIRECT_HOSTS: 'a.example, b.example,' }).SANDBOX_REDIRECT_HOSTS).toEqual([
    'a.example',
    'b.example',
  ]);
});

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['SITE_URL', 'localhost'],
  ['SITE_URL', 'https://learn.example/first-login'],
  ['SITE_URL', 'https://me@learn.example'],
  ['SECURITY_CONTACT', 'ada'],
  ['STOP_DELAY_S', '-1'],
  ['LOG_LEVEL', 'loud'],
  ['TRUSTED_PROXIES', 'proxy.example'],
  ['TRUSTED_PROXIES', '10.0.0.0/99'],
  ['APP_SECRET', 'short'],
  ['STYTCH_API_URL', 'test.stytch.com'],
])('%s=%s is rejected by name', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(SettingsError);
  expect(() => readSettings({ [name]: value })).toThrow(name);
});

test('the error for a wrong value says what it must be', () => {
  expect(() => readSettings({ PORT: 'http' })).toThrow('PORT: must be a whole number');
  expect(() => readSettings({ PORT: '70000' })).toThrow('PORT: must be at most 65535');
  expect(() => readSettings({ REQUESTS_PER_ADDRESS: '0' })).toThrow('REQUESTS_PER_ADDRESS: must be at least 1');
  expect(() => readSettings({ APP_SECRET: 'short' })).toThrow('APP_SECRET: must have at least 32 characters');
  expect(() => readSettings({ LOG_LEVEL: 'loud' })).toThrow('LOG_LEVEL: must be one of silent, error, warn');
  expect(() => readSettings({ SITE_URL: 'https://learn.example/docs' })).toThrow(/SITE_URL: must not have a path/);
});

test('a public site goes on answering for two seconds after SIGTERM, a local one stops right away', () => {
  expect(readSettings({}).STOP_DELAY_S).toBe(0);
  expect(readSettings({ SITE_URL: 'https://learn.example' }).STOP_DELAY_S).toBe(2);
  expect(readSettings({ SITE_URL: 'https://learn.example', STOP_DELAY_S: '0' }).STOP_DELAY_S).toBe(0);
});

test('a setting that the documents list is read by the site', () => {
  const root = join(import.meta.dirname, '../../..');
  const files = ['astro.config.mjs', ...globSync('src/**/*.ts', { cwd: root })];
  const readers = files.filter(
    (file) => !/\.test\.ts$|\/testing\/|lib\/quickstart|config\/(bound-)?settings\.ts$/.test(file),
  );
  expect(readers.length).toBeGreaterThan(500);
  const code = readers.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const words = new Set(code.match(/\b[A-Z][A-Z0-9_]+\b/g));
  expect(Object.keys(settingsSchema.shape).filter((name) => !words.has(name))).toEqual([]);
});

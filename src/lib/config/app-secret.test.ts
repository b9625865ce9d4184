import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { appSecret } from './app-secret.ts';
import { Secret } from './secret.ts';

vi.mock(import('node:fs'), async (original) => {
  const fs = await original();
  return { ...fs, linkSync: vi.fn(fs.linkSync) };
});

const none = {
  APP_SECRET: undefined,
  DATABASE_URL: undefined,
  SITE_URL: 'http://localhost:3000',
  READER_CREDENTIALS: 'on' as const,
};

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'app-secret-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('without the setting, a secret is created and kept for the next start', () => {
  const DATA_DIR = join(folder(), 'data');
  const made = appSecret({ DATA_DIR, ...none });
  expect(made.reveal().length).toBeGreaterThanOrEqual(43);
  expect(appSecret({ DATA_DIR, ...none }).reveal()).toBe(made.reveal());
  expect(appSecret({ DATA_DIR: folder(), ...none }).reveal()).not.toBe(made.reveal());
});

test('only the user who runs the site can read it', () => {
  const DATA_DIR = folder();
  appSecret({ DATA_DIR, ...none });
  expect(statSync(join(DATA_DIR, 'app-secret')).mode & 0o777).toBe(0o600);
});

test('it is kept on file systems without hard links, too', () => {
  const refuse = () => {
    throw Object.assign(new Error('operation not permitted, link'), { code: 'EPERM' });
  };
  vi.mocked(linkSync).mockImplementationOnce(refuse).mockImplementationOnce(refuse);
  const DATA_DIR = folder();
  const made = appSecret({ DATA_DIR, ...none });
  expect(made.reveal().length).toBeGreaterThanOrEqual(43);
  expect(appSecret({ DATA_DIR, ...none }).reveal()).toBe(made.reveal());
  expect(statSync(join(DATA_DIR, 'app-secret')).mode & 0o777).toBe(0o600);
  expect(readdirSync(DATA_DIR)).toEqual(['app-secret']);
});

test('with the setting, nothing is written', () => {
  const DATA_DIR = folder();
  const secret = new Secret('x'.repeat(32));
  expect(appSecret({ DATA_DIR, ...none, APP_SECRET: secret })).toBe(secret);
  expect(() => readFileSync(join(DATA_DIR, 'app-secret'))).toThrow();
});

test('instances that share a database must share the secret', () => {
  const DATABASE_URL = new Secret('postgres://a:b@c/d');
  expect(() => appSecret({ ...none, DATA_DIR: folder(), DATABASE_URL })).toThrow(/needs APP_SECRET/);
});

test('an empty or unreadable secret file is a sentence', () => {
  const DATA_DIR = folder();
  writeFileSync(join(DATA_DIR, 'app-secret'), '\n');
  expect(() => appSecret({ DATA_DIR, ...none })).toThrow(/app-secret is empty or cut off\. Restore it/);
  const file = join(DATA_DIR, 'a-file');
  writeFileSync(file, '');
  expect(() => appSecret({ DATA_DIR: file, ...none })).toThrow(/can’t be read or created: EEXIST|ENOTDIR/);
});

test('a public site that keeps readers’ credentials needs the setting', () => {
  const site = { ...none, DATA_DIR: folder(), SITE_URL: 'https://learn.example' };
  expect(() => appSecret(site)).toThrow(/needs APP_SECRET.*openssl/);
  expect(appSecret({ ...site, READER_CREDENTIALS: 'off' }).reveal()).toBeTruthy();
  // Readers can't enter credentials over plain HTTP.
  expect(appSecret({ ...site, SITE_URL: 'http://learn.example' }).reveal()).toBeTruthy();
});

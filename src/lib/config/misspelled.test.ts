import { expect, test } from 'vitest';
import { findMisspelled } from './misspelled.ts';
import { settingsSchema } from './settings.ts';

const settings = Object.keys(settingsSchema.shape);

test.each([
  ['SITEURL', 'SITE_URL'],
  ['site_url', 'SITE_URL'],
  ['SITE_URI', 'SITE_URL'],
  ['TRUSTED_PROXY', 'TRUSTED_PROXIES'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['APP_SECRETS', 'APP_SECRET'],
  ['DATABSE_URL', 'DATABASE_URL'],
])('%s is probably %s', (wrong, meant) => {
  expect(findMisspelled([wrong], settings)).toEqual([[wrong, meant]]);
});

test('settings themselves, and variables of the system and of other programs, are left alone', () => {
  const others =
    'PATH HOME PWD POST HOSTNAME PS1 USER SHELL LANG NODE_ENV CI SHLVL TERM LOGNAME PGHOST PGPORT MAIL npm_config_x';
  expect(findMisspelled([...settings, ...others.split(' ')], settings)).toEqual([]);
});

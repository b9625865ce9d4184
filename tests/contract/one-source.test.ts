import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { RunResult } from '../../src/lib/bench/index.ts';
import { startBuiltSite } from './built-site.ts';

/** A file that the step "choose" shows and runs, and a line of it. */
const FILE = 'src/lib/quickstart/stytch/exchange-intermediate-session.ts';
const LINE = 'session_duration_minutes: 60,';
const NOTE = 'How long the session lasts, unless you extend or revoke it.';

const SITE_URL = 'http://localhost:3000';

test('a listing is the text of its file, and there is no second copy of it', () => {
  expect(readFileSync(FILE, 'utf8')).toContain(`${LINE} // @note ${NOTE}`);
  const page = readFileSync('dist/client/guides/stytch-b2b/choose/index.html', 'utf8');
  // Highlighting wraps words in elements.
  const [, listing = ''] = page.split('data-file="exchange-intermediate-session.ts"');
  expect(listing.replaceAll(/<[^>]*>/g, '')).toContain(LINE);
  expect(page).toContain(NOTE);
  const copies = globSync('{src,integrations}/**/*.{ts,tsx,mjs,astro,mdx,json}').filter((file) =>
    readFileSync(file, 'utf8').includes(NOTE),
  );
  expect(copies).toEqual([FILE]);
});

/** Copies what a built site runs, with a literal of the file changed. */
function changedCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync('src', join(folder, 'src'), { recursive: true });
  for (const name of ['node_modules', 'dist', 'package.json']) symlinkSync(resolve(name), join(folder, name));
  const source = readFileSync(FILE, 'utf8');
  expect(source.split(LINE)).toHaveLength(2);
  writeFileSync(join(folder, FILE), source.replace(LINE, 'session_duration_minutes: 61,'));
  return folder;
}

test('the pages hold no second copy of the sandbox: its libraries are loaded once, when a call needs them', () => {
  const files = globSync('dist/server/**/*.mjs');
  expect(files).not.toEqual([]);
  const loading = files.filter((file) => /["'](@node-saml|@simplewebauthn\/server)/.test(readFileSync(file, 'utf8')));
  expect(loading).toEqual([]);
});

test('a literal changed in the file that a step shows is sent by the step', { timeout: 60_000 }, async () => {
  const copy = changedCopy();
  const { ask } = await startBuiltSite({ SITE_URL, DATA_DIR: join(copy, 'data') }, copy);
  const { status, text } = await ask({
    method: 'POST',
    path: '/api/bench/prepare',
    headers: { origin: SITE_URL, 'content-type': 'application/json' },
    body: JSON.stringify({ guide: 'stytch-b2b', step: 'logged-in-and-out' }),
  });
  expect(status, text).toBe(200);
  const { runs } = JSON.parse(text) as { runs: RunResult[] };
  const sent = runs
    .flatMap(({ exchanges }) => exchanges)
    .find(({ path }) => path === '/v1/b2b/discovery/intermediate_sessions/exchange');
  expect(JSON.parse(sent?.request.body ?? '{}')).toMatchObject({ session_duration_minutes: 61 });
});

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from './own-server.ts';
import { bench, guide, live } from './fixtures.ts';

const checkout = resolve(import.meta.dirname, '../..');
const file = 'src/lib/quickstart/stytch/exchange-intermediate-session.ts';

/** Packages are shared by links, one each, so that the caches next to them (`.astro`, `.vite`) are not. */
function copyRepository(to: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  const files = listed.split('\0').filter((path) => path && existsSync(join(checkout, path)));
  for (const path of files) cpSync(join(checkout, path), join(to, path));
  mkdirSync(join(to, 'node_modules'));
  const packages = readdirSync(join(checkout, 'node_modules')).filter((name) => !/^\.(?!bin$)/.test(name));
  for (const name of packages) symlinkSync(join(checkout, 'node_modules', name), join(to, 'node_modules', name));
}

function build(folder: string): void {
  const path = [join(folder, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  execFileSync('npm', ['run', 'build'], { cwd: folder, env, stdio: 'pipe' });
}

test('a changed literal in a quickstart file shows in the listing and on the wire', async ({
  page,
  folder,
  startServer,
}) => {
  test.setTimeout(180_000);
  const copy = join(folder, 'repository');
  copyRepository(copy);
  const source = readFileSync(join(copy, file), 'utf8');
  expect(source.match(/session_duration_minutes: 60/g)).toHaveLength(1);
  writeFileSync(join(copy, file), source.replace('session_duration_minutes: 60', 'session_duration_minutes: 61'));
  build(copy);

  const { url } = await startServer({ cwd: copy });
  await page.goto(url + guide('choose'));
  await live(page);
  const listing = page.locator('[data-file="exchange-intermediate-session.ts"]');
  await expect(listing.locator('code').first()).toContainText('session_duration_minutes: 61,');

  const { button, region, exchange, said } = bench(page);
  await button('Prepare and run').click();
  await expect(region.getByRole('radio')).toHaveCount(2);
  await expect(said).toContainText('is logged in to');
  const sent = exchange('POST /v1/b2b/discovery/intermediate_sessions/exchange').getByRole('group', {
    name: 'Request',
  });
  await expect(sent).toContainText('"session_duration_minutes": 61');
});

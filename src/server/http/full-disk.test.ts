import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { POST as signUp } from '../../pages/signup.ts';
import { browserOn, startSite } from '../testing/site.ts';

const RUN = JSON.stringify({
  guide: 'stytch-b2b',
  step: 'see-it-happen',
  action: 'send',
  input: { email: 'ada@example.com' },
});
const LONG = 'x'.repeat(240);

/** A site with a reader and a sandbox project, whose database can't get another page. */
async function startFull() {
  const site = await startSite({});
  const browser = browserOn(site);
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(site.url + path, { method: 'POST', body: JSON.stringify(body), headers });
  const project = await (await post('/_sandbox/projects', {})).json();
  const authorization = `Basic ${Buffer.from(`${project.project_id}:${project.secret}`).toString('base64')}`;
  expect((await browser('run', { body: RUN })).status).toBe(200);
  const { database } = site.site;
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(database);
  return { ...site, browser, post, authorization, apisecret: project.passwordless.api_secret };
}

/** Repeats a request until it needs another page. */
async function untilFull(send: (n: number) => Promise<Response>): Promise<{ status: number; text: string }> {
  for (let n = 0; n < 300; n++) {
    const response = await send(n);
    if (response.status >= 400) return { status: response.status, text: await response.text() };
  }
  throw new Error('It is never full.');
}

test('a full disk is a 507 with a sentence in the words of the API that was called, and reading goes on', async () => {
  const { url, press, browser, post, authorization, apisecret } = await startFull();
  const organization = (n: number) => ({
    organization_name: 'A',
    organization_slug: `full-${n}`,
    trusted_metadata: { words: LONG.repeat(10) },
  });
  const aliases = (n: number) => Array.from({ length: 9 }, (_, i) => `${n}-${i}${LONG}`);
  const refused: Record<string, { status: number; text: string }> = {
    stytch: await untilFull((n) => post('/v1/b2b/organizations', organization(n), { authorization })),
    passwordless: await untilFull((n) =>
      post('/passwordless/alias', { userId: `ada-${n}`, aliases: aliases(n), hashing: false }, { apisecret }),
    ),
    control: await untilFull(() => post('/_sandbox/projects', {})),
    bench: await untilFull(() => browser('run', { body: RUN })),
  };
  const said = Object.entries(refused).map(([api, { status, text }]) => [api, status, JSON.parse(text) as unknown]);
  const stytch = { status_code: 507, error_type: 'sandbox_full', error_message: expect.stringMatching(/^The disk/) };
  expect(said).toMatchObject([
    ['stytch', 507, stytch],
    ['passwordless', 507, { status: 507, title: expect.stringContaining('no room') }],
    ['control', 507, stytch],
    ['bench', 507, { error: expect.stringContaining('no room for more data') }],
  ]);
  const page = await untilFull(() => press(signUp, { path: '/signup' }));
  expect(page).toMatchObject({ status: 507, text: expect.stringContaining('no room for more data') });
  expect((await fetch(`${url}/v1/b2b/organizations/globex`, { headers: { authorization } })).status).toBe(200);
  expect((await browser('inbox', { method: 'GET' })).status).toBe(200);
});

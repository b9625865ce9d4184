import { expect, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import { makeReader } from '../reader/readers.ts';
import type { ControlPlane } from './control-plane.ts';
import { createProjects } from './projects.ts';

const where = { origin: 'http://127.0.0.1:3000', shownOrigin: 'http://localhost:3000' };

/** Two instances of the site, and a sandbox that numbers its projects. */
async function start() {
  const db = await openTestDatabase();
  let made = 0;
  const controlPlane = {
    makeProject: async () => ({
      project_id: `project-test-${++made}`,
      secret: new Secret('secret-test-1'),
      public_token: 'public-token-test-1',
      base_url: 'http://localhost:3000',
      expires_at: Date.now() + 60_000,
      passkeys: null,
    }),
  } as unknown as ControlPlane;
  const { reader } = await makeReader(db, Date.now());
  const start = () => createProjects({ db, controlPlane, count: async () => {}, redirectUrls: [], ...where });
  return { reader, one: start(), two: start() };
}

test('two instances that create a reader’s project at the same time use the same one', async () => {
  const { reader, one, two } = await start();
  const [first, second] = await Promise.all([one.ensure(reader), two.ensure(reader)]);
  expect(first.project_id).toBe(second.project_id);
});

test('an instance that learns late that a project is gone keeps the newer one', async () => {
  const { reader, one, two } = await start();
  const gone = await one.ensure(reader);
  await two.forget(reader.id, gone);
  const next = await two.ensure(reader);
  await one.forget(reader.id, gone);
  expect((await one.find(reader.id))?.project_id).toBe(next.project_id);
});

import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../../config/secret.ts';
import { readSettings } from '../../../../config/settings.ts';
import { createSeal } from '../../../../store/seal.ts';
import { openTestDatabase } from '../../../../store/testing/database.ts';
import { liveConnection } from '../../../credentials/addresses.ts';
import { createStytch } from '../index.ts';
import { findLinkState } from './link-state.ts';
import type { BenchContext } from '../../../context.ts';
import { writeFacts } from '../../../reader/facts.ts';
import { makeReader } from '../../../reader/readers.ts';

test.each([
  ['spent-here', 'used'],
  ['refused-by-stytch', 'refused'],
  ['never-seen', 'good'],
])('a real link with the token %s is known to be %s', async (token, state) => {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const kept = { db, seal: createSeal(new Secret('a key for tests')) };
  const { reader } = await makeReader(db, Date.now());
  await writeFacts(kept, reader.id, { spent_link_token: 'spent-here', refused_link_token: 'refused-by-stytch' });
  const keys = { id: 'project-test-mine', secret: new Secret('secret-test-mine') };
  const live = liveConnection(readSettings({}), createStytch(), 'reader', keys);
  // A real link needs no other part of the bench.
  const link = await findLinkState(kept as unknown as BenchContext, reader, live, token, Date.now());
  expect(link?.state).toBe(state);
});

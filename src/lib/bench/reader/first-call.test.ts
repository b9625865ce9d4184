import { expect, test } from 'vitest';
import { openTestDatabase } from '../../store/testing/database.ts';
import { noteFirstCall } from './first-call.ts';
import { makeReader } from './readers.ts';

test('only a reader’s first successful call tells how long it took', async () => {
  const db = await openTestDatabase();
  const { reader } = await makeReader(db, 1000);
  expect(await noteFirstCall(db, reader.id, 6000)).toBe(5000);
  expect(await noteFirstCall(db, reader.id, 9000)).toBeUndefined();
  expect(await noteFirstCall(db, 'no-such-reader', 9000)).toBeUndefined();
});

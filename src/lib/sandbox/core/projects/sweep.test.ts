import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeSandbox } from '../../testing/sandbox.ts';

test('a project keeps its newest thousand calls', async () => {
  const { db, project, sweep } = await makeSandbox();
  const { id, control } = await project();
  const row = (position: number, count: number) => {
    const call = { id: `call-${position}`, request: { headers: [], body: '' }, response: null };
    const exchanges = JSON.stringify(
      Array.from({ length: count }, (_, i) => ({ ...call, id: `call-${position}-${i}` })),
    );
    return { project_id: id, position, count, exchanges, started_at: Date.now() };
  };
  await db
    .insertInto('sandbox_calls')
    .values([row(1, 5), row(2, 3), row(3, 600), row(4, 399)])
    .execute();
  await sweep(Date.now());
  const { calls } = (await control('GET', 'calls')).body;
  expect([calls?.length, calls?.[0]?.id]).toEqual([1000, 'call-2-2']);
  // A row is deleted when none of its calls is among the newest.
  const kept = await db.selectFrom('sandbox_calls').select('position').orderBy('position').execute();
  expect(kept.map(({ position }) => position)).toEqual([2, 3, 4]);
});

test('a sweep that failed is repeated in the next round', async () => {
  const { db, project, sweep } = await makeSandbox();
  const { intermediate } = await project();
  await intermediate('ada@example.com');
  const later = Date.now() + 3_600_000;
  await sql`alter table sandbox_mail rename to elsewhere`.execute(db);
  await expect(sweep(later)).rejects.toThrow('sandbox_mail');
  await sql`alter table elsewhere rename to sandbox_mail`.execute(db);
  const left = () => db.selectFrom('sandbox_intermediate_sessions').select('email_address').execute();
  expect(await left()).toEqual([{ email_address: 'ada@example.com' }]);
  await sweep(later + 60_000);
  expect(await left()).toEqual([]);
});

import { expect, test } from 'vitest';
import { makeSandbox } from './testing/sandbox.ts';

test('a project keeps its newest thousand calls', async () => {
  const { db, project, sweep } = await makeSandbox();
  const { id, control } = await project();
  const call = (position: number) => ({
    project_id: id, id: `call-${position}`, position, operation: null, method: 'GET', path: '/', request_headers: '[]', request_body: '',
    status: 200, response_headers: '[]', response_body: '', problem: null, started_at: Date.now(), duration_ms: 0,
  }); // prettier-ignore
  for (let from = 0; from < 1005; from += 201)
    await db
      .insertInto('sandbox_calls')
      .values(Array.from({ length: 201 }, (_, i) => call(from + i)))
      .execute();
  await sweep(Date.now());
  const { calls } = (await control('GET', 'calls')).body;
  expect([calls?.length, calls?.[0]?.id]).toEqual([1000, 'call-5']);
});

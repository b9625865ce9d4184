import { beforeEach, expect, test, vi } from 'vitest';
import { findAction } from '../../lib/guides/index.ts';
import { prepareAndRun } from './presses.ts';
import { $result } from './store.ts';

const name = { guide: 'passwordless', step: 'look-after-them' };
const outcome = { kind: 'done', sentence: 'ada@example.com has no passkeys.' };
const listed = { ...name, id: 'run', action: 'list', started_at: 1, outcome, exchanges: [] };
const missing = { delete: { what: 'the list of passkeys' } };
const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('document', { querySelector: () => null });
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return Response.json({ runs: [listed], state: { missing, answers: { mode: 'sandbox' } } });
  });
});

test('a press whose preparation finds nothing to run with shows what the preparation found', async () => {
  const action = findAction(name.guide, name.step, 'delete')?.action;
  if (action) await prepareAndRun(name, action, {}, ['List passkeys']);
  expect($result.get()).toEqual(listed);
  expect(asked).toEqual(['/api/bench/prepare']);
});

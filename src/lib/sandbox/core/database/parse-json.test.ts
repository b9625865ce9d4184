import { expect, test, vi } from 'vitest';
import { quietLog } from '../../../log/log.ts';
import { makeSandbox } from '../../testing/sandbox.ts';

test('a call that reads a damaged row fails, and the log names it', async () => {
  const error = vi.fn();
  const { db, project } = await makeSandbox({ log: { ...quietLog, error } });
  const { call } = await project();
  expect((await call('GET', '/v1/b2b/organizations/globex')).status).toBe(200);
  await db.updateTable('sandbox_organizations').set({ settings: '{"name":' }).execute();
  const { status, body } = await call('GET', '/v1/b2b/organizations/globex');
  expect([status, body.error_type]).toEqual([500, 'internal_server_error']);
  const logged: unknown = expect.objectContaining({ name: 'DamagedRow', operation: 'organizations.get' });
  expect(error).toHaveBeenCalledWith(logged, 'the sandbox failed');
});

import type { B2BClient } from 'stytch';
import type { Bound } from './bounds.ts';

const create = {
  name: 'm2m.clients.create',
  call: (stytch: B2BClient, body: never) => stytch.m2m.clients.create(body),
  base: { scopes: ['read'] },
};

const long = (length: number) => 'x'.repeat(length);
const many = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`);

/** Bounds of machine-to-machine access. */
export const machineBounds: readonly Bound[] = [
  {
    ...create,
    field: 'scopes',
    takes: [[], ['read:users', 'a.b/c'], [long(128)], many(100)],
    refuses: ['read', [''], ['a b'], ['"'], [long(129)], many(101)],
    error: 'invalid_m2m_scope',
  },
  {
    ...create,
    field: 'client_secret',
    takes: [long(8), long(256)],
    refuses: [long(7), long(257), 5],
    error: 'invalid_m2m_client_secret',
  },
  {
    ...create,
    field: 'client_id',
    takes: ['a', long(128)],
    refuses: ['', 'a b', long(129)],
    error: 'invalid_request_value',
  },
  {
    name: 'm2m.clients.update',
    async call(stytch: B2BClient, body: never) {
      const { m2m_client } = await stytch.m2m.clients.create({ scopes: [] });
      return stytch.m2m.clients.update({ client_id: m2m_client.client_id, ...(body as object) });
    },
    base: {},
    field: 'status',
    takes: ['active', 'inactive'],
    refuses: ['deleted', 1],
    error: 'invalid_m2m_client_status',
  },
];

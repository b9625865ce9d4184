import { machine } from '../walks/machines.ts';
import type { Refused } from './errors.ts';

/** Errors of machine-to-machine access. */
export const machineErrors = {
  m2m_client_not_found: ({ stytch }) => stytch.m2m.clients.get({ client_id: 'nobody' }),
  duplicate_m2m_client_id: async (bench) => {
    await machine(bench, { client_id: 'mine' });
    return machine(bench, { client_id: 'mine' });
  },
  m2m_client_secret_not_rotating: async (bench) => {
    const { client_id } = await machine(bench);
    return bench.stytch.m2m.clients.secrets.rotate({ client_id });
  },
  m2m_search_filter_name_not_recognized: ({ stytch }) =>
    stytch.m2m.clients.search({
      query: { operator: 'AND', operands: [{ filter_name: 'status', filter_value: ['active'] } as never] },
    }),
} satisfies Record<string, Refused>;

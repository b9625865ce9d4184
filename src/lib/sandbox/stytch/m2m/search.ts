import { z } from 'zod';
import { listOf, oneOf } from '../fields.ts';
import { operation } from '../operation.ts';
import { checkCost } from '../search/cost.ts';
import { clientSearchFields } from '../clients/operations.ts';
import { pageInMemory } from '../search/page.ts';
import { m2mClients, showClient, type M2mClient } from './client.ts';

/** The values that each filter compares. */
const FILTERS: Record<'client_id' | 'client_name' | 'scopes', (client: M2mClient) => string[]> = {
  client_id: ({ id }) => [id],
  client_name: ({ data }) => [data.name],
  scopes: ({ data }) => data.scopes,
};
const NAMES = ['client_id', 'client_name', 'scopes'] as const;

const operand = z.object(
  {
    filter_name: oneOf('m2m_search_filter_name_not_recognized', NAMES),
    filter_value: listOf('invalid_request_value', z.string('invalid_request_value')).min(1, 'invalid_request_value'),
  },
  'invalid_request_value',
);
type Operand = z.output<typeof operand>;

const query = z
  .object(
    {
      operator: oneOf('user_search_invalid_operator', ['AND', 'OR']),
      operands: listOf('invalid_request_value', operand)
        .max(100, 'user_search_maximum_filter_value_count_exceeded')
        .default([]),
    },
    'invalid_request_value',
  )
  .optional();

const matches = (client: M2mClient, { filter_name, filter_value }: Operand) =>
  FILTERS[filter_name](client).some((value) => filter_value.includes(value));

export const search = operation(
  'm2m.clients.search',
  'POST',
  '/v1/m2m/clients/search',
  z.object({
    ...clientSearchFields,
    query: z.preprocess((value) => (isEmpty(value) ? undefined : value), query),
  }),
  async (call, { query: wanted, ...part }) => {
    const operands = wanted?.operands ?? [];
    const cost = operands.reduce((sum, { filter_value }) => sum + 1 + filter_value.length / 10, 1);
    await checkCost(call.bounds, { cost }, () => m2mClients.count(call));
    const holds = (client: M2mClient) =>
      wanted?.operator === 'OR' && operands.length > 0
        ? operands.some((one) => matches(client, one))
        : operands.every((one) => matches(client, one));
    const all = (await m2mClients.list(call)).filter(holds);
    const { rows, results_metadata } = pageInMemory(all, part);
    return { m2m_clients: rows.map(showClient), results_metadata };
  },
);

/** Submitting an empty query returns all clients (description of this operation). */
const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

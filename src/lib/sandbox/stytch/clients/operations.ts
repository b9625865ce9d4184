import { z } from 'zod';
import { operation } from '../operation.ts';
import { externalIdShape } from '../fields.ts';
import { cursorOf, searchFields } from '../search/page.ts';
import { clientId, rotation, type ClientKind, type Secrets } from './rotation.ts';

/** Makes the operations that are alike for every kind of client. */
export function clientOperations<D extends Secrets>(kind: ClientKind<D>) {
  const { name, path, clients, answer } = kind;
  const fields = z.object({ client_id: clientId });
  const at = `${path}/{client_id}`;

  const get = operation(`${name}.get`, 'GET', at, fields, async (call, { client_id }) =>
    answer(await clients.get(call, client_id)),
  );

  const remove = operation(`${name}.delete`, 'DELETE', at, fields, async (call, { client_id }) => {
    await clients.remove(call, client_id);
    return { client_id };
  });

  return { get, remove, secrets: rotation(kind) };
}

/** The fields that every search for clients has. Clients may have ids of their own, so the cursor does, too. */
export const clientSearchFields = { ...searchFields, cursor: cursorOf((id) => externalIdShape.test(id)) };

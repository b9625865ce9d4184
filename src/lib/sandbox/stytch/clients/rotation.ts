import { z } from 'zod';
import { fail, type ErrorType } from '../errors.ts';
import { externalIdShape } from '../fields.ts';
import { operation } from '../operation.ts';
import { issueSecret, type StoredSecret } from './secret.ts';
import type { Client, clientStore } from './store.ts';

/** A client's id. Some kinds can be imported under an id of their own. */
export const clientId = z.string('invalid_request_value').regex(externalIdShape, 'invalid_request_value');

/** The stored secrets of a client. */
export interface Secrets {
  /** Null for a public client. */
  secret: StoredSecret | null;
  /** The secret that a rotation started with; both are valid until it ends. */
  next_secret: StoredSecret | null;
}

/** A kind of client: its name in the API, where it is stored, and how it is shown. */
export interface ClientKind<D extends Secrets> {
  /** The start of the operations' names, and of their paths. */
  name: string;
  path: string;
  clients: ReturnType<typeof clientStore<D>>;
  /** Shows a client, under the name that it has in answers. */
  answer: (client: Client<D>, more?: object) => object;
  notRotating: ErrorType;
  /** The error for a client without a secret. */
  isPublic: ErrorType;
}

/** Makes the three operations that give a client a new secret. */
export function rotation<D extends Secrets>({ name, path, clients, answer, notRotating, isPublic }: ClientKind<D>) {
  const fields = z.object({ client_id: clientId });
  const at = `${path}/{client_id}/secrets/rotate`;

  const start = operation(`${name}.secrets.rotate_start`, 'POST', `${at}/start`, fields, async (call, input) => {
    const { secret, stored } = issueSecret();
    const client = await clients.change(call, input.client_id, (before) => ({
      ...before,
      secret: before.secret ?? fail(isPublic),
      next_secret: stored,
    }));
    return answer(client, { next_client_secret: secret });
  });

  const cancel = operation(`${name}.secrets.rotate_cancel`, 'POST', `${at}/cancel`, fields, async (call, input) => {
    const client = await clients.change(call, input.client_id, (before) => {
      if (!before.next_secret) fail(notRotating);
      return { ...before, next_secret: null };
    });
    return answer(client);
  });

  const complete = operation(`${name}.secrets.rotate`, 'POST', at, fields, async (call, input) => {
    const client = await clients.change(call, input.client_id, (before) => ({
      ...before,
      secret: before.next_secret ?? fail(notRotating),
      next_secret: null,
    }));
    return answer(client);
  });

  return [start, cancel, complete];
}

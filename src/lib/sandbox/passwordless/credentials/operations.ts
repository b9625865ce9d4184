import { toCredential } from '../entities.ts';
import { problem } from '../errors.ts';
import { caseless, nonEmpty } from '../fields.ts';
import { operation, type Call } from '../operation.ts';
import { credentialsOf, deleteCredential } from '../store.ts';

const ofUser = caseless({ userId: nonEmpty });
const list = async (call: Call, input: { userId: string }) => ({
  values: (await credentialsOf(call, input.userId)).map(toCredential),
});

const remove = operation(
  ['POST', '/credentials/delete', 'ApiSecret', 204],
  caseless({
    // Standard base64 is refused, although `/signin/verify` returns the id that way (docs/passwordless.md, "Management
    // calls").
    credentialId: nonEmpty.refine((id) => /^[A-Za-z0-9_-]+$/.test(id), 'must be base64url, without padding'),
  }),
  async (call, input) => {
    // The service fails for an unknown id, after deleting nothing (docs/passwordless.md, "Management calls", inferred).
    if (!(await deleteCredential(call, input.credentialId)))
      throw problem('internal_server_error', { detail: 'The api has encountered an error' });
  },
);

/** The list has a GET and a POST route (docs/passwordless.md, "Endpoints"). */
export const credentials = [
  operation(['GET', '/credentials/list', 'ApiSecret'], ofUser, list),
  operation(['POST', '/credentials/list', 'ApiSecret'], ofUser, list),
  remove,
];

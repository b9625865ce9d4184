import { toCredential } from '../entities.ts';
import { problem } from '../errors.ts';
import { bytes, caseless, nonEmpty, queryText } from '../fields.ts';
import { operation, type Call } from '../operation.ts';
import { credentialsOf, deleteCredential } from '../store.ts';

const ofUser = caseless({ userId: nonEmpty });
const ofUserInQuery = caseless({ userId: queryText('UserId') });
const list = async (call: Call, input: { userId: string }) => ({
  values: (await credentialsOf(call, input.userId)).map(toCredential),
});

const remove = operation(
  ['POST', '/credentials/delete', 'ApiSecret', 204],
  caseless({
    // Standard base64 is refused, although `/signin/verify` returns the id that way (docs/passwordless.md, "Management
    // calls").
    credentialId: bytes(nonEmpty),
  }),
  async (call, input) => {
    // The service fails for an unknown id, after deleting nothing (docs/passwordless.md, "Management calls", inferred).
    if (!(await deleteCredential(call, input.credentialId)))
      throw problem('internal_server_error', { detail: 'The api has encountered an error' });
  },
);

/** The list has a GET and a POST route (docs/passwordless.md, "Endpoints"). */
export const credentials = [
  operation(['GET', '/credentials/list', 'ApiSecret'], ofUserInQuery, list),
  operation(['POST', '/credentials/list', 'ApiSecret'], ofUser, list),
  remove,
];

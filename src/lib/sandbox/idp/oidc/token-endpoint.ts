import { hash } from '../../core/ids.ts';
import { takeOneTime } from '../../core/projects/one-time.ts';
import { json } from '../../core/http/response.ts';
import { authorizationCode } from './authorize.ts';
import { isClientSecret } from '../clients.ts';
import { fail } from '../errors.ts';
import type { Call, Operation } from '../operation.ts';
import { readGrant, tokensFor, type Grant } from './tokens.ts';

interface Client {
  id: string;
  /** Undefined for a public client, which proves itself by PKCE only. */
  secret: string | undefined;
}

/** Reads the client from the Authorization header or the form (RFC 6749, section 2.3.1). */
function clientOf(call: Call, fields: Record<string, string>): Client {
  const basic = /^Basic (\S+)$/i.exec(call.header('authorization') ?? '')?.[1];
  if (basic === undefined) return { id: fields.client_id ?? '', secret: fields.client_secret || undefined };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(unform);
  return { id, secret };
}

/** Ids and secrets in the header are form-encoded. */
function unform(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

async function byCode(call: Call, client: Client, fields: Record<string, string>): Promise<Grant> {
  const issued = await takeOneTime(call, authorizationCode, fields.code ?? '');
  if (!issued) return fail('invalid_grant');
  if (issued.client_id !== client.id || issued.redirect_uri !== fields.redirect_uri) fail('invalid_grant');
  if (issued.code_challenge === '' && client.secret === undefined) fail('invalid_client');
  if (issued.code_challenge !== '' && hash(fields.code_verifier ?? '') !== issued.code_challenge)
    fail('invalid_grant', 'The code_verifier does not match the code_challenge.');
  return issued;
}

async function byRefresh(call: Call, client: Client, fields: Record<string, string>): Promise<Grant> {
  const grant = await readGrant(call, 'refresh+jwt', fields.refresh_token ?? '');
  return grant.client_id === client.id ? grant : fail('invalid_grant');
}

export const token: Operation = {
  name: 'idp.token',
  method: 'POST',
  path: '/idp/{project_id}/token',
  run: async (call, fields) => {
    const client = clientOf(call, fields);
    if (client.secret !== undefined && !isClientSecret(call.project.id, client.id, client.secret))
      fail('invalid_client');
    if (fields.grant_type === 'authorization_code')
      return json(200, await tokensFor(call, await byCode(call, client, fields)));
    if (fields.grant_type === 'refresh_token')
      return json(200, await tokensFor(call, await byRefresh(call, client, fields)));
    return fail('unsupported_grant_type');
  },
};

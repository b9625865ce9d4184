import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';

/** A request to sign a user in, from a client. */
export interface AuthorizationRequest {
  client_id: string;
  redirect_uri: string;
  scope: string;
  state: string;
  nonce: string;
  code_challenge: string;
  prompt: string;
  login_hint: string;
}

const NAMES = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'prompt',
  'login_hint',
] as const;

const MOST = 2048;

/** The request's own fields, to carry through the form. */
export const carried = (fields: Record<string, string>): [name: string, value: string][] =>
  NAMES.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]));

/**
 * Validates a request.
 * @throws {IdpError} when it can't be answered, or names an address that isn't allowed
 */
export function readRequest({ checkRedirect }: Call, fields: Record<string, string>): AuthorizationRequest {
  for (const name of NAMES) if ((fields[name]?.length ?? 0) > MOST) fail('invalid_request', `${name} is too long.`);
  const valueOf = (name: (typeof NAMES)[number]) => fields[name] ?? '';
  if (valueOf('client_id') === '') fail('invalid_request', 'client_id is missing.');
  if (valueOf('redirect_uri') === '') fail('invalid_request', 'redirect_uri is missing.');
  checkRedirect(valueOf('redirect_uri'));
  if (valueOf('response_type') !== 'code') fail('invalid_request', 'response_type must be code.');
  if (valueOf('code_challenge') !== '' && valueOf('code_challenge_method') !== 'S256')
    fail('invalid_request', 'code_challenge_method must be S256.');
  return {
    client_id: valueOf('client_id'),
    redirect_uri: valueOf('redirect_uri'),
    scope: valueOf('scope') || 'openid',
    state: valueOf('state'),
    nonce: valueOf('nonce'),
    code_challenge: valueOf('code_challenge'),
    prompt: valueOf('prompt'),
    login_hint: valueOf('login_hint'),
  };
}

import { fail } from '../errors.ts';
import { hash, isId, isSecret } from '../ids.ts';

/** A project's id and secret, from an Authorization header. */
export interface Credentials {
  projectId: string;
  secret: string;
  /** The secret's hash, as it is stored. */
  hash: Buffer;
}

/**
 * Parses an Authorization header. Checks the format only: first the header, then the id, then the secret
 * (docs/stytch.md, "Errors").
 * @throws {SandboxError} for the first part that is wrong
 */
export function readCredentials(header = ''): Credentials {
  const encoded = /^basic +([A-Za-z0-9+/_-]+=*)$/i.exec(header)?.[1] ?? fail('invalid_authorization_header');
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) fail('invalid_authorization_header');
  const [projectId, secret] = [text.slice(0, colon), text.slice(colon + 1)];
  if (!isId('project', projectId)) fail('invalid_project_id_authentication');
  if (!isSecret(secret)) fail('invalid_secret_authentication');
  return { projectId, secret, hash: Buffer.from(hash(secret)) };
}

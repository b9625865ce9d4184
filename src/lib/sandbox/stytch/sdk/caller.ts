import type { Caller } from '../../core/calls/call-state.ts';
import type { EmulatorContext } from '../../core/context.ts';
import { isId, isToken } from '../../core/ids.ts';
import { findByPublicToken } from '../../core/projects/projects.ts';
import type { EmulatorRequest } from '../../core/http/request.ts';
import { fail } from '../errors.ts';
import { isRegisteredOrigin } from './origins.ts';

/** A page that calls with the project's public token. */
export interface SdkCaller extends Caller {
  /** Undefined without a session. */
  sessionToken: string | undefined;
}

/**
 * Identifies a page: Basic with the public token, and a session token or the public token again. Cookies don't count,
 * because those of the app at localhost reach the sandbox on any port.
 * @throws {StytchError} when the token is wrong, or the page's origin is not registered
 */
export async function identifyPage({ db }: EmulatorContext, request: EmulatorRequest): Promise<SdkCaller> {
  const basic = /^Basic ([\w+/=-]+)$/i.exec(request.header('authorization') ?? '')?.[1];
  if (basic === undefined) return fail('invalid_authorization_header');
  const [publicToken = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
  if (!isId('public-token', publicToken)) fail('invalid_public_token_id');
  const project = (await findByPublicToken(db, publicToken)) ?? fail('public_token_not_found');
  // Without an origin it's no page: a mobile SDK, or a test.
  const origin = request.header('origin');
  if (origin !== undefined && !(await isRegisteredOrigin(db, project.id, origin))) fail('bad_domain_for_stytch_sdk');
  return { project, secrets: [], sessionToken: secret !== publicToken && isToken(secret) ? secret : undefined };
}

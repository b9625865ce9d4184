import { z } from 'zod';
import { issueOneTime, type OneTimeKind } from '../../core/projects/one-time.ts';
import { type EmulatorResponse, redirectTo } from '../../core/http/response.ts';
import { MINUTE } from '../../core/time.ts';
import { carried, readRequest, type AuthorizationRequest } from './authorization-request.ts';
import type { Call, Operation } from '../operation.ts';
import { findPerson, peopleOf, type Person } from '../people.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import { grantSchema } from './tokens.ts';

/** A code that was issued, with what its exchange must match. */
const issuedCode = grantSchema.extend({ redirect_uri: z.string(), code_challenge: z.string() });
export const authorizationCode: OneTimeKind<z.output<typeof issuedCode>> = { purpose: 'idp_code', data: issuedCode };

const CODE_LIFE = 10 * MINUTE;

function back({ redirect_uri, state }: AuthorizationRequest, result: Record<string, string>): EmulatorResponse {
  const query = new URLSearchParams({ ...result, ...(state !== '' && { state }) });
  return redirectTo(`${redirect_uri}${redirect_uri.includes('?') ? '&' : '?'}${query}`);
}

async function signIn(call: Call, request: AuthorizationRequest, person: Person): Promise<EmulatorResponse> {
  const { client_id, redirect_uri, scope, nonce, code_challenge } = request;
  const issued = {
    client_id,
    scope,
    ...(nonce !== '' && { nonce }),
    person,
    redirect_uri,
    code_challenge,
  };
  const code = await issueOneTime(call, authorizationCode, issued, CODE_LIFE);
  return back(request, { code, iss: call.issuer });
}

/**
 * Shows the sign-in page. With `prompt=none`, signs in the person that `login_hint` names: OpenID Connect defines this
 * for a user who is signed in already, and a test needs only one request.
 */
const show: Operation['run'] = async (call, fields) => {
  const request = readRequest(call, fields);
  if (request.prompt === 'none') {
    const person = await findPerson(call, fields, request.client_id);
    return person ? signIn(call, request, person) : back(request, { error: 'login_required' });
  }
  return form(call, request, fields, { hint: request.login_hint });
};

const submit: Operation['run'] = async (call, fields) => {
  const request = readRequest(call, fields);
  if (fields.cancel !== undefined)
    return back(request, { error: 'access_denied', error_description: 'The user canceled.' });
  const person = await findPerson(call, fields, request.client_id);
  return person
    ? signIn(call, request, person)
    : form(call, request, fields, { hint: fields.person ?? '', isInvalid: true });
};

const form = async (
  call: Call,
  request: AuthorizationRequest,
  fields: Record<string, string>,
  state: { hint: string; isInvalid?: boolean },
) =>
  signInPage({
    action: `${call.issuer}/authorize`,
    carried: carried(fields),
    client: request.client_id,
    host: new URL(request.redirect_uri).host,
    people: await peopleOf(call),
    ...state,
  });

const path = '/idp/{project_id}/authorize';

export const authorize: Operation[] = [
  { name: 'idp.authorize', method: 'GET', path, run: show },
  { name: 'idp.sign_in', method: 'POST', path, run: submit },
];

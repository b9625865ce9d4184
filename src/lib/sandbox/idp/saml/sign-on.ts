import { samlSignOnUrlOf } from '../../core/built-in-idp.ts';
import { json, type EmulatorResponse } from '../../core/http/response.ts';
import type { Call, Operation } from '../operation.ts';
import { findPerson, peopleOf, type Person } from '../people.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import { postPage } from './post-page.ts';
import type { SignOnRequest } from './request.ts';

/**
 * Shows the sign-in page, or answers: a form with `person` or `cancel`, a passive request, and `prompt=none` with
 * `login_hint`, which a test sends through the start's `provider_prompt` and `provider_login_hint`.
 */
const run: Operation['run'] = async (call, fields) => {
  // Loaded with the first SAML login, because most sandboxes have none.
  const { carried, readSignOnRequest } = await import('./request.ts');
  const request = readSignOnRequest(call, fields);
  if (fields.cancel !== undefined) return answer(call, request, 'AuthnFailed');
  const isSubmitted = fields.person !== undefined;
  if (isSubmitted || fields.prompt === 'none' || request.isPassive) {
    const person = await findPerson(call, fields, '');
    if (person) return answer(call, request, person);
    if (!isSubmitted) return answer(call, request, 'NoPassive');
  }
  return signInPage({
    action: samlSignOnUrlOf(call.issuer),
    carried: carried(fields),
    client: '',
    host: new URL(request.acs_url).host,
    people: await peopleOf(call),
    hint: fields.person ?? fields.login_hint ?? '',
    isInvalid: isSubmitted,
  });
};

/** Makes the page that posts the response. A caller that accepts JSON gets the form's fields as JSON. */
async function answer(
  call: Call,
  request: SignOnRequest,
  result: Person | 'AuthnFailed' | 'NoPassive',
): Promise<EmulatorResponse> {
  const { failureResponse, successResponse } = await import('./assertion.ts');
  const { issuer, project, now, keys } = call;
  const answered = { request, issuer, projectId: project.id, key: await keys.certifiedKey(), now };
  const xml = typeof result === 'string' ? failureResponse(answered, result) : successResponse(answered, result);
  const { acs_url, relay_state: RelayState } = request;
  const SAMLResponse = Buffer.from(xml).toString('base64');
  if (call.header('accept')?.startsWith('application/json')) return json(200, { acs_url, SAMLResponse, RelayState });
  return postPage(acs_url, [
    ['SAMLResponse', SAMLResponse],
    ...(RelayState ? [['RelayState', RelayState] as const] : []),
  ]);
}

const path = '/idp/{project_id}/saml/sso';

export const samlSignOn: Operation[] = [
  { name: 'idp.saml.sso', method: 'GET', path, run },
  { name: 'idp.saml.sign_in', method: 'POST', path, run },
];

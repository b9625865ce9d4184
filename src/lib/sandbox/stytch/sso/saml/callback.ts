import { z } from 'zod';
import { newId } from '../../../core/ids.ts';
import { takeOneTime, useOnce } from '../../../core/projects/one-time.ts';
import { browserRoute, type BrowserCall } from '../../browser/route.ts';
import { fail } from '../../errors.ts';
import { maybe, text } from '../../fields.ts';
import { chooseRedirectUrl } from '../../magic-links/redirect-urls.ts';
import type { OrganizationRow } from '../../rows.ts';
import { findOrganization } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { finish } from '../finish.ts';
import { ssoFlow, type SsoFlow } from '../flow.ts';
import { resolved } from '../start.ts';
import { findOwner } from '../store.ts';
import { checkedAssertion } from './response.ts';
import { LONGEST_USE } from './limits.ts';
import { userOf } from './user.ts';

const LONGEST = 60_000;

/** The address that a SAML provider has the browser post its response to. It goes on to the app with a token. */
export const samlCallback = browserRoute({
  name: 'sso.saml.callback',
  method: 'POST',
  path: '/v1/b2b/sso/callback/{connection_id}',
  by: 'connection_id',
  fields: z.object({
    connection_id: text('sso_connection_not_found', 128),
    // Some providers break the lines of base64.
    SAMLResponse: maybe(z.string('missing_saml_response').max(LONGEST, 'saml_response_too_long')),
    RelayState: maybe(z.string('invalid_request_value').max(2048, 'invalid_request_value')),
  }),
  async run(call, { connection_id, SAMLResponse: response, RelayState: state = '' }) {
    if (response === undefined) return fail('missing_saml_response');
    const started = await takeOneTime(call, ssoFlow, state);
    const flow = started?.request_id === undefined ? undefined : started;
    const { organization, own } = await meant(call, flow, connection_id);
    const connection = await resolved(call, own);
    if (connection.kind !== 'saml' || connection.id !== connection_id) return fail('unsolicited_saml_response');
    const assertion = await checkedAssertion(call, connection, response, flow?.request_id ?? '');
    const isFirst = await useOnce(
      call,
      'assertion',
      `${connection.id} ${assertion.id}`,
      Math.max(call.now, assertion.issued_at) + LONGEST_USE,
    );
    if (!isFirst) fail('duplicate_saml_response');
    if (!flow && assertion.isAnswer) fail('unsolicited_saml_response');
    if (!flow && connection.idp_initiated_auth_disabled) fail('saml_idp_initiated_auth_disabled');
    const { email, name, external_id, groups, trusted_metadata } = userOf(connection, assertion);
    return finish(call, flow ?? (await defaults(call)), organization, {
      organization_id: organization.id,
      by: 'saml',
      email,
      pkce: flow?.pkce ?? null,
      proof: {
        kind: 'sso',
        registration: {
          id: newId('sso-registration'),
          connection_id: own.id,
          external_id,
          attributes: assertion.attributes,
          groups,
          scopes: [],
          refresh_token: '',
        },
        name,
        trusted_metadata,
      },
    });
  },
});

/**
 * Finds the connection that a login is for. A login that the app started may be for an external connection, which
 * refers to this one; one that the provider started is for this one.
 */
async function meant(
  call: BrowserCall,
  flow: SsoFlow | undefined,
  id: string,
): Promise<{ organization: OrganizationRow; own: Connection }> {
  const organization = flow ? await findOrganization(call, flow.organization_id) : await findOwner(call, id);
  const ownConnection = organization?.connections.find((one) => one.id === (flow?.connection_id ?? id));
  return organization && ownConnection ? { organization, own: ownConnection } : fail('sso_connection_not_found');
}

/** A login that the provider started goes to the project's default URLs. */
async function defaults(call: BrowserCall) {
  const unmatched = 'no_match_for_provided_sso_url';
  return {
    login: await chooseRedirectUrl(call, 'LOGIN', undefined, unmatched),
    signup: await chooseRedirectUrl(call, 'SIGNUP', undefined, unmatched),
  };
}

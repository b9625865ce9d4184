import { z } from 'zod';
import { issueOneTime, type OneTimeKind } from '../../core/projects/one-time.ts';
import { MINUTE } from '../../core/time.ts';
import { clientId } from '../clients/rotation.ts';
import { toMember, toOrganization } from '../entities.ts';
import { fail } from '../errors.ts';
import { codeChallenge, flag, listOf, maybe, memberId, oneOf, organizationId, sessionToken, text } from '../fields.ts';
import { operation, type Call } from '../operation.ts';
import { policyOf } from '../rbac/project-policy.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { onlyOne } from '../sessions/bearer.ts';
import { findSessionWithMember } from '../sessions/with-member.ts';
import { findMember, findOrganization } from '../store.ts';
import { connectedApps, isAllowedIn, isFirstParty, type ConnectedApp } from './app.ts';
import { findGrant, grantTo } from './grants.ts';
import { scopeResults } from './scopes.ts';

/** The content of an authorization code. */
const issuedCode = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  organization_id: z.string(),
  member_id: z.string(),
  scopes: z.array(z.string()),
  nonce: z.string().nullable(),
  code_challenge: z.string().nullable(),
});
export const authorizationCode: OneTimeKind<z.output<typeof issuedCode>> = { purpose: 'app_code', data: issuedCode };

/** Lifetime of a code (choice). */
const CODE_LIFE = 10 * MINUTE;

const value = text('invalid_request_value', 512);

const request = {
  client_id: clientId,
  redirect_uri: text('invalid_request_value', 2048, 1),
  response_type: oneOf('invalid_request_value', ['code']),
  scopes: listOf('invalid_request_value', text('invalid_request_value', 128, 1)).max(100, 'invalid_request_value'),
  organization_id: maybe(organizationId),
  member_id: maybe(memberId),
  session_token: maybe(sessionToken),
  session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
  prompt: value.optional(),
};
type AuthorizationRequest = z.output<z.ZodObject<typeof request>>;

/** Finds the member who grants: a session's, or one that the app names. */
async function granting(call: Call, { organization_id, member_id, session_token, session_jwt }: AuthorizationRequest) {
  const names = ['member_id', 'session_token', 'session_jwt'];
  onlyOne({ member_id, session_token, session_jwt }, names, 'no_session_arguments', 'too_many_session_arguments');
  if (member_id === undefined) return findSessionWithMember(call, { session_token, session_jwt });
  const organization = await findOrganization(call, organization_id ?? fail('invalid_organization_id'));
  return { organization, member: await findMember(call, organization.id, member_id) };
}

async function checked(call: Call, input: AuthorizationRequest) {
  const app = await connectedApps.get(call, input.client_id);
  if (!app.data.redirect_urls.includes(input.redirect_uri)) fail('connected_app_redirect_uri_not_allowed');
  const { organization, member } = await granting(call, input);
  if (!isAllowedIn(organization, app)) fail('connected_app_not_allowed');
  const policy = await policyOf(call.db, call.project.id);
  return { app, organization, member, scopes: scopeResults({ policy, app, member, organization }, input.scopes) };
}

/** Whether the member must be asked. An app of one's own is trusted, except to keep access (choice). */
async function isConsentRequired(
  call: Call,
  app: ConnectedApp,
  member: MemberRow,
  input: AuthorizationRequest,
): Promise<boolean> {
  if (input.prompt?.split(' ').includes('consent')) return true;
  const before = await findGrant(call, { app_id: app.id, member_id: member.id });
  if (before && input.scopes.every((scope) => before.scopes.includes(scope))) return false;
  const asksToStay = input.scopes.includes('offline_access') && !app.data.bypass_consent_for_offline_access;
  return !isFirstParty(app.data) || asksToStay;
}

const authorizeStart = operation(
  'idp.oauth.authorize_start',
  'POST',
  '/v1/b2b/idp/oauth/authorize/start',
  z.object(request),
  async (call, input) => {
    const { app, organization, member, scopes } = await checked(call, input);
    const { client_name, client_description, client_type, logo_url } = app.data;
    return {
      member_id: member.id,
      member: toMember(member, organization),
      organization: toOrganization(organization),
      client: { client_id: app.id, client_name, client_description, client_type, logo_url },
      consent_required: await isConsentRequired(call, app, member, input),
      scope_results: scopes,
    };
  },
);

const authorize = operation(
  'idp.oauth.authorize',
  'POST',
  '/v1/b2b/idp/oauth/authorize',
  z.object({
    ...request,
    consent_granted: flag,
    state: value.optional(),
    nonce: value.optional(),
    code_challenge: codeChallenge,
  }),
  async (call, input) => {
    const { app, organization, member, scopes } = await checked(call, input);
    const back = (answer: Record<string, string>) => {
      const url = new URL(input.redirect_uri);
      if (input.state !== undefined) url.searchParams.set('state', input.state);
      for (const [name, text] of Object.entries(answer)) url.searchParams.set(name, text);
      return url.href;
    };
    if (!input.consent_granted) return { redirect_uri: back({ error: 'access_denied' }) };
    if (!scopes.every(({ is_grantable }) => is_grantable)) return { redirect_uri: back({ error: 'invalid_scope' }) };
    if (app.data.secret === null && input.code_challenge === undefined)
      return { redirect_uri: back({ error: 'invalid_request' }) };
    const code = await issueCode(call, { app, organization, member }, input);
    return { redirect_uri: back({ code }), authorization_code: code };
  },
);

/** Stores what the member granted, and makes the code for it. */
async function issueCode(
  call: Call,
  { app, organization, member }: { app: ConnectedApp; organization: OrganizationRow; member: MemberRow },
  input: AuthorizationRequest & { nonce?: string | undefined; code_challenge?: string | undefined },
): Promise<string> {
  await grantTo(call, app.id, member, input.scopes);
  const issued = {
    client_id: app.id,
    redirect_uri: input.redirect_uri,
    organization_id: organization.id,
    member_id: member.id,
    scopes: input.scopes,
    nonce: input.nonce ?? null,
    code_challenge: input.code_challenge ?? null,
  };
  return issueOneTime(call, authorizationCode, issued, CODE_LIFE);
}

export const idp = [authorizeStart, authorize];

import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { B2BClient } from 'stytch';
import type { ErrorType } from '../../../src/lib/sandbox/stytch/errors.ts';
import { createKeyring } from '../../../src/lib/sandbox/core/keys/keyring.ts';
import { signJwt } from '../../../src/lib/sandbox/core/keys/sign.ts';
import { certificate, pkcs8 } from '../pem.ts';
import { samlConnection } from '../saml.ts';
import { servedAt } from '../served.ts';
import { oauthToken, oidcConnection, ssoToken } from '../sign-in.ts';
import { basic, clientFor, type startSandbox } from '../harness.ts';
import { connectedAppErrors } from './connected-app-errors.ts';
import { emailUpdateErrors } from './email-update-errors.ts';
import { foreignSessionErrors } from './foreign-session-errors.ts';
import { machineErrors } from './machine-errors.ts';
import { passwordErrors } from './password-errors.ts';
import { scimErrors } from './scim-errors.ts';
import { secondFactorErrors } from './second-factor-errors.ts';

export type StartedSandbox = Awaited<ReturnType<typeof startSandbox>>;
export type Refused = (bench: StartedSandbox) => Promise<unknown>;

const UNKNOWN = 'x'.repeat(44);
const ada = 'ada@example.com';
const VERIFIER = 'v'.repeat(64);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** Creates an organization, Acme, that no one can join by domain. */
async function acme({ stytch }: StartedSandbox, settings: object = {}): Promise<string> {
  const made = await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme', ...settings });
  return made.organization.organization_id;
}

/** Adds a member to Globex. */
const add = ({ stytch }: StartedSandbox, email_address: string, more: object = {}) =>
  stytch.organizations.members.create({ organization_id: 'globex', email_address, ...more });
const update = ({ stytch }: StartedSandbox, member_id: string, fields: object) =>
  stytch.organizations.members.update({ organization_id: 'globex', member_id, ...fields });

/** Logs a member in to Globex, and returns the SDK's options to act as them. */
const actingAs = async (bench: StartedSandbox, email_address: string, roles: string[] = []) => {
  const { member_id } = await add(bench, email_address, { roles });
  const { session_token } = await bench.logIn(email_address);
  return { member_id, as: { authorization: { session_token } } };
};

/** Creates a project without redirect URLs. */
const withoutRedirects = async ({ url, newProject }: StartedSandbox): Promise<B2BClient> => {
  const stytch = clientFor(url, await newProject({ redirect_urls: [] }));
  await stytch.organizations.create({ organization_name: 'Open', organization_slug: 'open' });
  return stytch;
};

/** Makes a JWT that the sandbox did not issue, signed with its key. */
async function forged({ db, project: { project_id } }: StartedSandbox, claims: JWTPayload): Promise<string> {
  const key = await createKeyring(db, Date.now).signingKey({ id: project_id, key_version: 0 });
  return signJwt({ iss: `stytch.com/${project_id}`, aud: [project_id], ...claims }, key);
}

const ordered =
  (status: number): Refused =>
  async ({ stytch, control, project }) => {
    await control('POST', '/faults', project, { operation: 'organizations.get', kind: 'error', status, times: 1 });
    return stytch.organizations.get({ organization_id: 'globex' });
  };

const UNKNOWN_CONNECTION = { organization_id: 'globex', connection_id: 'oidc-connection-test-x' };

/** Removes a field from an active connection. */
const without =
  (field: string): Refused =>
  async (bench) =>
    bench.stytch.sso.oidc.updateConnection({ ...(await oidcConnection(bench)), [field]: '' });

/** Uses a connection of Globex in Acme. */
async function external(bench: StartedSandbox) {
  const { connection_id } = await oidcConnection(bench);
  const fields = {
    organization_id: await acme(bench),
    external_organization_id: 'globex',
    external_connection_id: connection_id,
  };
  return () => bench.stytch.sso.external.createConnection(fields);
}

/**
 * Calls that fail because of existing data, or because of a combination of fields. Limits of single fields are in
 * `bounds.ts`.
 */
export const documented: Partial<Record<ErrorType, Refused>> = {
  ...secondFactorErrors,
  ...passwordErrors,
  ...machineErrors,
  ...scimErrors,
  ...connectedAppErrors,
  ...foreignSessionErrors,
  ...emailUpdateErrors,

  // Transport
  invalid_project_id_authentication: ({ url, project }) =>
    clientFor(url, { ...project, project_id: 'project-1' }).organizations.get({ organization_id: 'globex' }),
  invalid_secret_authentication: ({ url, project }) =>
    clientFor(url, { ...project, secret: 'hush' }).organizations.get({ organization_id: 'globex' }),
  unauthorized_credentials: ({ url, project }) =>
    clientFor(url, { ...project, secret: `secret-test-${'x'.repeat(36)}` }).organizations.get({
      organization_id: 'globex',
    }),
  invalid_project_id: ({ stytch }) => stytch.sessions.getJWKS({ project_id: 'project-1' }),
  project_not_found: ({ stytch }) =>
    stytch.sessions.getJWKS({ project_id: 'project-test-00000000-0000-4000-8000-000000000000' }),
  route_not_found: ({ stytch }) => stytch.organizations.get({ organization_id: '' }),
  too_many_requests: ordered(429),
  internal_server_error: ordered(500),

  // Links and codes
  no_match_for_provided_magic_link_url: ({ stytch }) =>
    stytch.magicLinks.email.discovery.send({ email_address: ada, discovery_redirect_url: 'http://localhost:9/x' }),
  no_default_discovery_redirect_url_set: async (bench) =>
    (await withoutRedirects(bench)).magicLinks.email.discovery.send({ email_address: ada }),
  no_default_login_redirect_url_set: async (bench) =>
    (await withoutRedirects(bench)).magicLinks.email.loginOrSignup({
      organization_id: 'globex',
      email_address: 'grace@example.com',
    }),
  no_default_signup_redirect_url_set: async (bench) =>
    (await withoutRedirects(bench)).magicLinks.email.loginOrSignup({ organization_id: 'globex', email_address: ada }),
  no_default_invite_redirect_url_set: async (bench) =>
    (await withoutRedirects(bench)).magicLinks.email.invite({ organization_id: 'open', email_address: ada }),
  invalid_token: ({ stytch }) => stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: 'abc' }),
  magic_link_not_found: ({ stytch }) =>
    stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: UNKNOWN }),
  unable_to_auth_magic_link: ({ stytch }) =>
    stytch.magicLinks.discovery.authenticate({
      discovery_magic_links_token: '3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU=',
    }),
  pkce_expected_code_verifier: async ({ stytch, newestToken }) => {
    await stytch.magicLinks.email.discovery.send({ email_address: ada, pkce_code_challenge: CHALLENGE });
    return stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: await newestToken() });
  },
  pkce_mismatch: async ({ stytch, newestToken }) => {
    await stytch.magicLinks.email.discovery.send({ email_address: ada, pkce_code_challenge: CHALLENGE });
    const discovery_magic_links_token = await newestToken();
    return stytch.magicLinks.discovery.authenticate({
      discovery_magic_links_token,
      pkce_code_verifier: 'w'.repeat(64),
    });
  },
  pkce_did_not_expect_code_verifier: async ({ stytch, newestToken }) => {
    await stytch.magicLinks.email.discovery.send({ email_address: ada });
    const discovery_magic_links_token = await newestToken();
    return stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token, pkce_code_verifier: VERIFIER });
  },
  invalid_pkce_code_verifier: ({ stytch }) =>
    stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: UNKNOWN, pkce_code_verifier: 'v' }),
  otp_code_not_found: ({ stytch }) => stytch.otps.email.discovery.authenticate({ email_address: ada, code: '000000' }),
  unable_to_auth_otp_code: async ({ stytch, control, project }) => {
    await stytch.otps.email.discovery.send({ email_address: ada });
    const { code } = (await control('GET', '/messages', project)).body.messages[0];
    await stytch.otps.email.discovery.authenticate({ email_address: ada, code });
    return stytch.otps.email.discovery.authenticate({ email_address: ada, code });
  },

  // Sessions
  invalid_session_token: ({ stytch }) => stytch.discovery.organizations.list({ intermediate_session_token: 'abc' }),
  intermediate_session_not_found: ({ stytch }) =>
    stytch.discovery.organizations.list({ intermediate_session_token: UNKNOWN }),
  invalid_intermediate_session_token_for_organization: async (bench) => {
    const { stytch, open, newestToken } = bench;
    const intermediate_session_token = await open('bob@example.com');
    await add(bench, ada);
    await stytch.magicLinks.email.loginOrSignup({ organization_id: 'globex', email_address: ada });
    return stytch.magicLinks.authenticate({ magic_links_token: await newestToken(), intermediate_session_token });
  },
  session_not_found: ({ stytch }) => stytch.sessions.authenticate({ session_token: UNKNOWN }),
  no_session_arguments: ({ stytch }) => stytch.sessions.authenticate({}),
  too_many_session_arguments: ({ stytch }) =>
    stytch.sessions.authenticate({ session_token: UNKNOWN, session_jwt: 'a.b.c' }),
  no_session_revoke_arguments: ({ stytch }) => stytch.sessions.revoke({}),
  too_many_session_revoke_arguments: ({ stytch }) =>
    stytch.sessions.revoke({ session_token: UNKNOWN, member_id: 'ada' }),
  invalid_session_id: ({ stytch }) => stytch.sessions.revoke({ member_session_id: 'session-1' }),
  unable_to_parse_session_jwt: ({ stytch }) => stytch.sessions.authenticate({ session_jwt: 'a.b.c' }),
  // Projects that haven't rotated their key share one: the signature is valid, the issuer is not.
  jwt_invalid_issuer: async ({ url, newProject, logIn }) => {
    const { session_jwt } = await logIn(ada);
    return clientFor(url, await newProject()).sessions.authenticate({ session_jwt });
  },
  jwt_invalid_audience: async (bench) =>
    bench.stytch.sessions.authenticate({ session_jwt: await forged(bench, { aud: ['project-test-1'] }) }),
  jwt_invalid_claims: async (bench) => bench.stytch.sessions.authenticate({ session_jwt: await forged(bench, {}) }),
  invalid_session_duration_minutes: ({ stytch }) =>
    stytch.sessions.authenticate({ session_token: UNKNOWN, session_duration_minutes: 4 }),
  custom_claims_too_large: async ({ stytch, logIn }) => {
    const { session_token } = await logIn(ada);
    return stytch.sessions.authenticate({ session_token, session_custom_claims: { text: 'x'.repeat(4096) } });
  },
  stytch_claims_in_custom_claims: async ({ stytch, logIn }) => {
    const { session_token } = await logIn(ada);
    return stytch.sessions.authenticate({ session_token, session_custom_claims: { 'https://stytch.com/session': 1 } });
  },
  session_authorization_error: async ({ stytch, logIn }) => {
    const { session_token } = await logIn(ada);
    const authorization_check = { organization_id: 'globex', resource_id: 'stytch.member', action: 'search' };
    return stytch.sessions.authenticate({ session_token, authorization_check });
  },
  session_authorization_tenancy_error: async (bench) => {
    const { session_token } = await bench.logIn(ada);
    const authorization_check = {
      organization_id: await acme(bench),
      resource_id: 'stytch.self',
      action: 'update.info.name',
    };
    return bench.stytch.sessions.authenticate({ session_token, authorization_check });
  },

  // Organizations
  organization_not_found: ({ stytch }) => stytch.organizations.get({ organization_id: 'nothing' }),
  organization_slug_already_used: ({ stytch }) =>
    stytch.organizations.create({ organization_name: 'Globex', organization_slug: 'globex' }),
  organization_external_id_already_used: async (bench) => {
    await acme(bench, { organization_external_id: 'ext' });
    return bench.stytch.organizations.create({
      organization_name: 'X',
      organization_slug: 'xx',
      organization_external_id: 'ext',
    });
  },
  action_not_allowed_email_domain_is_claimed: async (bench) => {
    await acme(bench, { claimed_email_domains: ['acme.org'] });
    return add(bench, 'ada@acme.org');
  },

  // Members
  invalid_member_get_fields: ({ stytch }) => stytch.organizations.members.get({ organization_id: 'globex' }),
  member_not_found: ({ stytch }) =>
    stytch.organizations.members.get({ organization_id: 'globex', member_id: 'nobody' }),
  cannot_assign_default_rbac_role_id: async (bench) => {
    const { member_id } = await add(bench, ada);
    return update(bench, member_id, { roles: ['stytch_member'] });
  },
  invalid_mfa_default_method: async (bench) => {
    const { member_id } = await add(bench, ada);
    return update(bench, member_id, { default_mfa_method: 'email' });
  },
  default_mfa_member_missing_factor: async (bench) => {
    const { member_id } = await add(bench, ada);
    return update(bench, member_id, { default_mfa_method: 'sms_otp' });
  },
  duplicate_member_phone_number_for_member: async (bench) => {
    const { member_id } = await add(bench, ada, { mfa_phone_number: '+15551234567' });
    return update(bench, member_id, { mfa_phone_number: '+15557654321' });
  },
  retired_member_email: async (bench) => {
    const { member_id } = await add(bench, ada);
    await update(bench, member_id, { email_address: 'lovelace@example.com' });
    return add(bench, ada);
  },
  member_cannot_update_their_email_address: async (bench) => {
    const { member_id, as } = await actingAs(bench, ada, ['stytch_admin']);
    const email_address = 'lovelace@example.com';
    return bench.stytch.organizations.members.update({ organization_id: 'globex', member_id, email_address }, as);
  },
  cannot_update_trusted_metadata: async (bench) => {
    const { as } = await actingAs(bench, ada, ['stytch_admin']);
    return bench.stytch.organizations.update({ organization_id: 'globex', trusted_metadata: { plan: 'pro' } }, as);
  },
  duplicate_member_email: (bench) => add(bench, 'Grace@example.com'),
  duplicate_member_external_id: async (bench) => {
    await add(bench, ada, { external_id: 'ada' });
    return add(bench, 'bob@example.com', { external_id: 'ada' });
  },
  user_already_invited: async (bench) => {
    const organization_id = await acme(bench);
    await bench.stytch.organizations.members.create({ organization_id, email_address: ada });
    return bench.stytch.magicLinks.email.invite({ organization_id, email_address: ada });
  },
  invalid_email_for_invites: async (bench) => {
    const organization_id = await acme(bench, { email_invites: 'RESTRICTED', email_allowed_domains: ['acme.org'] });
    return bench.stytch.magicLinks.email.invite({ organization_id, email_address: ada });
  },
  email_jit_provisioning_not_allowed: async (bench) =>
    bench.stytch.discovery.intermediateSessions.exchange({
      organization_id: await acme(bench),
      intermediate_session_token: await bench.open(ada),
    }),
  invalid_email_for_jit_provisioning: async ({ stytch, open }) =>
    stytch.discovery.intermediateSessions.exchange({
      organization_id: 'globex',
      intermediate_session_token: await open('ada@acme.org'),
    }),
  operation_restricted_by_organization_auth_methods: async (bench) => {
    const organization_id = await acme(bench, { auth_methods: 'RESTRICTED', allowed_auth_methods: ['sso'] });
    return bench.stytch.magicLinks.email.loginOrSignup({ organization_id, email_address: ada });
  },
  oauth_token_not_found: ({ stytch }) => stytch.oauth.authenticate({ oauth_token: UNKNOWN }),
  member_oauth_token_not_found: async (bench) => {
    const { member_id } = await add(bench, ada);
    return bench.stytch.organizations.members.oauthProviders.google({ organization_id: 'globex', member_id });
  },
  unable_to_refresh_oauth_token: async (bench) => {
    const ids = await withGoogle(bench);
    await bench.control('POST', '/clock', bench.project, { advance_seconds: 91 * 86_400 });
    return bench.stytch.organizations.members.oauthProviders.google(ids);
  },
  sso_token_not_found: ({ stytch }) => stytch.sso.authenticate({ sso_token: UNKNOWN }),
  sso_connection_not_found: ({ stytch }) => stytch.sso.deleteConnection(UNKNOWN_CONNECTION),
  oidc_connection_not_found: ({ stytch }) => stytch.sso.oidc.updateConnection(UNKNOWN_CONNECTION),
  external_connection_id_not_found: ({ stytch }) => stytch.sso.external.updateConnection(UNKNOWN_CONNECTION),
  duplicate_external_sso_connection: async (bench) => {
    const use = await external(bench);
    await use();
    return use();
  },
  too_many_sso_connections: async ({ stytch }) => {
    for (let i = 0; i < 20; i++) await stytch.sso.oidc.createConnection({ organization_id: 'globex' });
    return stytch.sso.oidc.createConnection({ organization_id: 'globex' });
  },
  cannot_delete_default_sso_connection: async (bench) => {
    const { connection_id } = await oidcConnection(bench);
    await bench.stytch.organizations.update({ organization_id: 'globex', sso_default_connection_id: connection_id });
    return bench.stytch.sso.deleteConnection({ organization_id: 'globex', connection_id });
  },
  invalid_sso_default_connection_id: ({ stytch }) =>
    stytch.organizations.update({ organization_id: 'globex', sso_default_connection_id: 'x' }),
  invalid_connection_for_jit_provisioning: ({ stytch }) =>
    stytch.organizations.update({ organization_id: 'globex', sso_jit_provisioning_allowed_connections: ['x'] }),
  sso_jit_provisioning_not_allowed: async (bench) => {
    const { connection_id } = await oidcConnection(bench);
    await bench.stytch.organizations.update({ organization_id: 'globex', sso_jit_provisioning: 'NOT_ALLOWED' });
    return bench.stytch.sso.authenticate({ sso_token: await ssoToken(bench, ada, { connection_id }) });
  },
  saml_connection_not_found: ({ stytch }) => stytch.sso.saml.updateConnection(UNKNOWN_CONNECTION),
  sso_verification_key_not_found: async (bench) =>
    bench.stytch.sso.saml.deleteVerificationCertificate({ ...(await samlConnection(bench)), certificate_id: 'x' }),
  sso_encryption_private_key_not_found: async (bench) =>
    bench.stytch.sso.saml.deleteEncryptionPrivateKey({ ...(await samlConnection(bench)), private_key_id: 'x' }),
  invalid_idp_entity_id: saml({ idp_entity_id: '' }),
  saml_connection_idp_sso_url_not_https: saml({ idp_sso_url: 'http://idp.example/sso' }),
  saml_connection_idp_sso_url_required: saml({ idp_sso_url: '' }),
  saml_connection_attribute_mapping_required: saml({ attribute_mapping: {} }),
  saml_connection_email_mapping_required: saml({
    attribute_mapping: { full_name: 'name' },
    nameid_format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  }),
  saml_connection_name_mapping_required: saml({ attribute_mapping: { email: 'email', first_name: 'name' } }),
  saml_connection_attribute_mapping_missing_groups_key: saml({
    attribute_mapping: { full_name: 'name' },
    saml_group_implicit_role_assignments: [{ role_id: 'editor', group: 'x' }],
  }),
  too_many_sso_verification_certificates: async (bench) => {
    const ids = await samlConnection(bench);
    const add = () => bench.stytch.sso.saml.updateConnection({ ...ids, x509_certificate: certificate() });
    for (let i = 0; i < 4; i++) await add();
    return add();
  },
  cannot_delete_last_sso_verification_key: async (bench) => {
    const ids = await samlConnection(bench);
    const { saml_connections } = await bench.stytch.sso.getConnections(ids);
    const certificate_id = saml_connections[0]?.verification_certificates[0]?.certificate_id ?? '';
    return bench.stytch.sso.saml.deleteVerificationCertificate({ ...ids, certificate_id });
  },
  saml_signing_private_key_format_not_supported: saml({ signing_private_key: pkcs8() }),
  saml_signing_private_key_invalid: saml({ signing_private_key: '-----BEGIN RSA PRIVATE KEY-----\nx' }),
  invalid_saml_metadata_url: saml({ metadata_url: 'http://localhost:9/metadata' }),
  invalid_xml_from_saml_metadata_url: metadata('<a>'),
  saml_connection_metadata_invalid_format: metadata('<a/>'),
  oidc_connection_issuer_required: without('issuer'),
  oidc_connection_client_id_required: without('client_id'),
  oidc_connection_client_secret_required: without('client_secret'),
  oidc_connection_authorization_url_required: without('authorization_url'),
  oidc_connection_token_url_required: without('token_url'),
  oidc_connection_jwks_url_required: without('jwks_url'),
  no_deleted_member_found_for_reactivation: async (bench) => {
    const { member_id } = await add(bench, ada);
    return bench.stytch.organizations.members.reactivate({ organization_id: 'globex', member_id });
  },
  email_unverified_for_reactivation: async (bench) => {
    const { member_id } = await add(bench, ada);
    await bench.stytch.organizations.members.delete({ organization_id: 'globex', member_id });
    return bench.stytch.organizations.members.reactivate({ organization_id: 'globex', member_id });
  },
  reactivation_email_belongs_to_another_member: async (bench) => {
    const { member_id } = await bench.logIn(ada);
    await bench.stytch.organizations.members.delete({ organization_id: 'globex', member_id });
    await add(bench, ada);
    return bench.stytch.organizations.members.reactivate({ organization_id: 'globex', member_id });
  },
};

/** Logs a member in to Globex by Google, and returns their ids there. */
async function withGoogle(bench: StartedSandbox) {
  const oauth_token = await oauthToken(bench, 'google', 'grace@example.com', { organization_id: 'globex' });
  const { organization_id, member_id } = await bench.stytch.oauth.authenticate({ oauth_token });
  return { organization_id, member_id };
}

/** Updates an active SAML connection, by URL if there is one. */
function saml(changes: { metadata_url: string } | object): Refused {
  return async (bench) => {
    const ids = await samlConnection(bench);
    const { saml: calls } = bench.stytch.sso;
    return 'metadata_url' in changes
      ? calls.updateByURL({ ...ids, ...changes })
      : calls.updateConnection({ ...ids, ...changes });
  };
}

/** Has a SAML connection read its metadata from a server of the test. */
function metadata(document: string): Refused {
  return async (bench) => saml({ metadata_url: await servedAt(document) })(bench);
}

interface Raw {
  why: string;
  call: (bench: StartedSandbox) => Promise<Response>;
}

/** Errors that no call of the SDK can cause. */
export const beyondTheSdk: Partial<Record<ErrorType, Raw>> = {
  invalid_authorization_header: {
    why: 'it always sends one',
    call: ({ url }) => fetch(`${url}/v1/b2b/organizations/globex`),
  },
  method_not_allowed: {
    why: 'it never errs in the method',
    call: ({ url, project }) =>
      fetch(`${url}/v1/b2b/rbac/policy`, { method: 'POST', headers: { authorization: basic(project) } }),
  },
  bad_request: {
    why: 'it always sends a JSON object',
    call: ({ url, project }) =>
      fetch(`${url}/v1/b2b/organizations`, { method: 'POST', body: '{', headers: { authorization: basic(project) } }),
  },
  bad_domain_for_stytch_sdk: {
    why: 'it runs on a server',
    call: ({ url, project: { public_token } }) =>
      fetch(`${url}/sdk/v1/b2b/sessions/authenticate`, {
        method: 'POST',
        body: '{}',
        headers: {
          origin: 'https://elsewhere.example',
          authorization: `Basic ${Buffer.from(`${public_token}:${public_token}`).toString('base64')}`,
        },
      }),
  },
  public_token_not_found: {
    why: 'the link of a mail is opened by a browser',
    call: ({ url }) => fetch(`${url}/v1/b2b/magic_links/redirect?public_token=x&token=${UNKNOWN}`),
  },
};

import type { ErrorType } from '../../../src/lib/sandbox/stytch/errors.ts';
import { certificate } from '../pem.ts';
import { changed, post, type Posted, providerKey, resigned, samlConnection, samlResponse, unsigned } from '../saml.ts';
import { servedAt } from '../served.ts';
import { follow, oidcConnection, startUrl } from '../sign-in.ts';
import type { StartedSandbox } from './errors.ts';

const ada = 'ada@example.com';
const OAUTH = '/v1/b2b/public/oauth';

type Opened = (bench: StartedSandbox) => Promise<Response>;

const oauth =
  (path: string, query: Record<string, string> = {}): Opened =>
  (bench) =>
    open(startUrl(bench, `${OAUTH}/${path}/start`, ada, query));

const open = async (url: string): Promise<Response> => (await follow(url)).answer;

/** Starts a login and comes back to the callback with other parameters. */
const callback =
  (query: Record<string, string>): Opened =>
  async (bench) => {
    const start = await fetch(startUrl(bench, `${OAUTH}/google/discovery/start`, ada), { redirect: 'manual' });
    const to = new URL(start.headers.get('location') ?? '').searchParams;
    const at = new URL(to.get('redirect_uri') ?? '');
    for (const [name, value] of Object.entries({ state: to.get('state') ?? '', ...query }))
      at.searchParams.set(name, value);
    return fetch(at);
  };

const SSO = '/v1/public/sso/start';

const ssoWith =
  (query: Record<string, string>): Opened =>
  (bench) =>
    open(startUrl(bench, SSO, ada, query));

/** Logs in through an active connection that was changed before. */
const sso =
  (
    change: (bench: StartedSandbox, ids: { organization_id: string; connection_id: string }) => unknown,
    query = {},
  ): Opened =>
  async (bench) => {
    const ids = await oidcConnection(bench);
    await change(bench, ids);
    return ssoWith({ connection_id: ids.connection_id, ...query })(bench);
  };

const nothing = () => {};

const fault = (operation: string) => (bench: StartedSandbox) =>
  bench.control('POST', '/faults', bench.project, { operation, kind: 'error', times: 1 });

/** Has a connection read its users from a server of the test. */
const userinfo =
  (body: object) => async (bench: StartedSandbox, ids: { organization_id: string; connection_id: string }) => {
    const userinfo_url = await servedAt(JSON.stringify(body));
    await bench.stytch.sso.oidc.updateConnection({ ...ids, userinfo_url });
  };

/** The user's id at the built-in provider. */
async function subject(bench: StartedSandbox) {
  const { people } = (await bench.control('GET', '/idp', bench.project)).body;
  await bench.control('POST', '/idp', bench.project, { people: [{ ...people[0], subject: 'ada' }] });
}

type Ids = Awaited<ReturnType<typeof samlConnection>>;

/** Posts a SAML response that was changed on its way. */
function saml(
  change: (posted: Posted, bench: StartedSandbox, ids: Ids) => Posted | void | Promise<Posted>,
  query = {},
): Opened {
  return async (bench) => {
    const ids = await samlConnection(bench);
    const posted = await samlResponse(bench, ada, { connection_id: ids.connection_id, ...query });
    return post((await change(posted, bench, ids)) ?? posted);
  };
}

/** The same, with an assertion that the provider signed again after the change. */
const samlSigned = (change: (assertion: string) => string): Opened =>
  saml(async (posted, bench) => changed(posted, resigned(await providerKey(bench), change)));

/** Errors that only a browser meets, as JSON at the address it opened. */
export const browserErrors: Partial<Record<ErrorType, Opened>> = {
  public_token_required: oauth('google/discovery', { public_token: '' }),
  invalid_public_token_id: oauth('google/discovery', { public_token: 'x' }),
  invalid_oauth_provider: oauth('myspace/discovery'),
  oauth_config_not_found: async (bench) => {
    await bench.control('POST', '/settings', bench.project, { oauth_providers: ['google'] });
    return oauth('slack/discovery')(bench);
  },
  missing_oauth_organization_locator: oauth('google'),
  too_many_oauth_organization_locators: oauth('google', { organization_id: 'globex', slug: 'globex' }),
  invalid_login_oauth_url: oauth('google', { slug: 'globex', login_redirect_url: 'x' }),
  invalid_signup_oauth_url: oauth('google', { slug: 'globex', signup_redirect_url: 'x' }),
  oauth_invalid_scope_requested: oauth('google/discovery', { custom_scopes: 'x'.repeat(1025) }),
  no_match_for_provided_oauth_url: oauth('google/discovery', { discovery_redirect_url: 'http://localhost:9/x' }),
  oauth_invalid_state: callback({ state: 'x' }),
  oauth_invalid_callback_request: callback({}),
  oauth_flow_callback_error: callback({ error: 'access_denied' }),
  oauth_auth_code_error: callback({ code: 'x' }),
  missing_sso_connection_locator: ssoWith({}),
  too_many_sso_connection_locators: ssoWith({ connection_id: 'x', organization_id: 'globex' }),
  no_sso_connection_exists_for_organization: ssoWith({ organization_id: 'globex' }),
  indeterminate_sso_connection_for_organization: async (bench) => {
    await oidcConnection(bench);
    await oidcConnection(bench);
    return ssoWith({ organization_id: 'globex' })(bench);
  },
  requires_active_sso_connection: async (bench) => {
    const { connection } = await bench.stytch.sso.oidc.createConnection({ organization_id: 'globex' });
    return ssoWith({ connection_id: connection?.connection_id ?? '' })(bench);
  },
  external_connection_not_active: async (bench) => {
    const ids = await oidcConnection(bench);
    await bench.stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
    const { connection } = await bench.stytch.sso.external.createConnection({
      organization_id: 'acme',
      external_organization_id: 'globex',
      external_connection_id: ids.connection_id,
    });
    await bench.stytch.sso.deleteConnection(ids);
    return ssoWith({ connection_id: connection?.connection_id ?? '' })(bench);
  },
  no_match_for_provided_sso_url: sso(nothing, { login_redirect_url: 'http://localhost:9/x' }),
  invalid_login_sso_url: ssoWith({ connection_id: 'x', login_redirect_url: 'x' }),
  invalid_signup_sso_url: ssoWith({ connection_id: 'x', signup_redirect_url: 'x' }),
  unsolicited_oidc_response: async (bench) => {
    const { connection_id } = await oidcConnection(bench);
    return fetch(`${bench.url}/v1/b2b/sso/callback/${connection_id}?state=x&code=x`);
  },
  oidc_auth_code_error: sso((bench, ids) => bench.stytch.sso.oidc.updateConnection({ ...ids, client_secret: 'wrong' })),
  oidc_invalid_id_token: sso(fault('idp.jwks')),
  oidc_invalid_userinfo: sso(fault('idp.userinfo')),
  oidc_response_subject_mismatch: sso(userinfo({ sub: 'x', email: ada })),
  oidc_response_email_missing: sso(async (bench, ids) => {
    await subject(bench);
    await userinfo({ sub: 'ada', email: '' })(bench, ids);
  }),
  oidc_response_unverified_email: sso(nothing, {
    provider_login_hint: 'kim@example.com',
    provider_email_verified: 'false',
  }),
  oidc_user_not_assigned_to_app_in_idp: async (bench) => {
    const { connection_id } = await oidcConnection(bench);
    const start = await fetch(startUrl(bench, SSO, ada, { connection_id }), { redirect: 'manual' });
    const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? '';
    return fetch(`${bench.url}/v1/b2b/sso/callback/${connection_id}?state=${state}&error=access_denied`);
  },
  missing_saml_response: saml(({ acs_url }) => ({ acs_url, SAMLResponse: '' })),
  saml_response_too_long: saml((posted) => ({ ...posted, SAMLResponse: 'x'.repeat(60_001) })),
  invalid_xml_saml_response: saml((posted) => changed(posted, () => 'x')),
  invalid_saml_response: saml((posted) => changed(posted, (xml) => `<!-- x -->${xml}`)),
  missing_signature_saml_response: saml((posted) => changed(posted, unsigned)),
  invalid_signature_saml_response: saml((posted) => changed(posted, (xml) => xml.replaceAll(ada, 'eve@example.com'))),
  saml_certificate_mismatch: saml(async (posted, bench, ids) => {
    const { connection } = await bench.stytch.sso.saml.updateConnection({ ...ids, x509_certificate: certificate() });
    const certificate_id = connection?.verification_certificates[0]?.certificate_id ?? '';
    await bench.stytch.sso.saml.deleteVerificationCertificate({ ...ids, certificate_id });
    return posted;
  }),
  invalid_audience_saml_response: samlSigned((xml) => xml.replace(/<saml:Audience>[^<]*/, '<saml:Audience>x')),
  not_yet_valid_saml_response: samlSigned((xml) => xml.replace(/NotBefore="\d+/, 'NotBefore="2999')),
  invalid_saml_response_email: samlSigned((xml) => xml.replaceAll(ada, 'ada')),
  expired_saml_response: saml(async (posted, bench) => {
    await bench.control('POST', '/clock', bench.project, { advance_seconds: 600 });
    return posted;
  }),
  duplicate_saml_response: saml(async (posted) => {
    await post(posted);
    return posted;
  }),
  unsolicited_saml_response: saml((posted) => ({ ...posted, RelayState: '' })),
  failed_saml_response: saml(nothing, { provider_cancel: '1' }),
  saml_idp_initiated_auth_disabled: saml(async ({ acs_url }, bench, ids) => {
    await bench.stytch.sso.saml.updateConnection({ ...ids, idp_initiated_auth_disabled: true });
    const query = new URLSearchParams({ acs_url, person: ada });
    const at = `${bench.url}/idp/${bench.project.project_id}/saml/sso?${query}`;
    return (await fetch(at, { headers: { accept: 'application/json' } })).json();
  }),
  // The provider accepts this address, Stytch doesn't.
  oauth_unverified_email: oauth('google/discovery', { provider_login_hint: 'ada@example.1x' }),
};

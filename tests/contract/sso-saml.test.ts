import { createHash, createVerify, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusal, startSandbox } from './harness.ts';
import { MAPPING, post, samlConnection, samlResponse, samlToken } from './saml.ts';
import { follow, startUrl } from './sign-in.ts';

const ada = 'ada@example.com';
const START = '/v1/public/sso/start';

test('an organization brings its own SAML provider, and its users log in through it', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { connection } = await stytch.sso.saml.createConnection({
    organization_id: 'globex',
    display_name: 'Okta',
    identity_provider: 'okta',
  });
  const { organization_id = '', connection_id = '' } = connection ?? {};
  const acs_url = `${bench.url}/v1/b2b/sso/callback/${connection_id}`;
  expect(connection).toMatchObject({
    connection_id: expect.stringMatching(/^saml-connection-test-/),
    status: 'pending',
    acs_url,
    audience_uri: acs_url,
    signing_certificates: [{ issuer: 'Stytch', certificate: expect.stringContaining('-----BEGIN CERTIFICATE-----') }],
    verification_certificates: [],
    nameid_format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    idp_initiated_auth_disabled: false,
  });
  const { metadata_url } = (await bench.control('GET', '/idp', bench.project)).body;
  const named = await stytch.sso.saml.updateByURL({ organization_id, connection_id, metadata_url });
  expect(named.connection).toMatchObject({
    status: 'pending',
    idp_entity_id: metadata_url,
    idp_sso_url: metadata_url.replace('metadata', 'sso'),
    verification_certificates: [{ certificate_id: expect.stringMatching(/^saml-verification-key-test-/) }],
  });
  const active = await stytch.sso.saml.updateConnection({
    organization_id,
    connection_id,
    attribute_mapping: MAPPING,
    saml_connection_implicit_role_assignments: [{ role_id: 'editor' }],
    saml_group_implicit_role_assignments: [{ role_id: 'lead', group: 'engineering' }],
  });
  expect(active.connection).toMatchObject({ status: 'active', display_name: 'Okta' });
  expect((await stytch.sso.getConnections({ organization_id })).saml_connections).toEqual([active.connection]);
  const { organization } = await stytch.organizations.get({ organization_id });
  expect(organization.sso_active_connections).toEqual([
    { connection_id, display_name: 'Okta', identity_provider: 'okta' },
  ]);

  const answer = await post(await samlResponse(bench, ada, { connection_id }));
  const landed = new URL(answer.headers.get('location') ?? '');
  expect(Object.fromEntries(landed.searchParams)).toEqual({ stytch_token_type: 'sso', token: expect.any(String) });
  const sso_token = landed.searchParams.get('token') ?? '';
  const login = await stytch.sso.authenticate({ sso_token, session_duration_minutes: 30 });
  expect(login).toMatchObject({
    member_authenticated: true,
    organization_id,
    reset_session: false,
    member: {
      status: 'active',
      name: 'Ada Lovelace',
      email_address: ada,
      email_address_verified: true,
      trusted_metadata: { locale: 'en' },
      sso_registrations: [
        { connection_id, external_id: ada, sso_attributes: { email: ada, groups: 'engineering', firstName: 'Ada' } },
      ],
    },
  });
  expect(login.member.roles.map(({ role_id, sources }) => [role_id, sources[0]?.type])).toEqual([
    ['editor', 'sso_connection'],
    ['lead', 'sso_connection_group'],
    ['stytch_member', 'direct_assignment'],
  ]);
  const [registration] = login.member.sso_registrations;
  expect(login.member_session?.authentication_factors).toMatchObject([
    {
      type: 'sso',
      delivery_method: 'sso_saml',
      saml_sso_factor: { id: registration?.registration_id, provider_id: connection_id, external_id: ada },
    },
  ]);
  expect(await refusal(stytch.sso.authenticate({ sso_token }))).toMatchObject({ type: 'sso_token_not_found' });

  // Removing a role that the connection gives ends the sessions that depend on it, too.
  const { session_token } = login;
  const change = (fields: object) =>
    stytch.organizations.members.update({ organization_id, member_id: login.member_id, ...fields });
  await change({ roles: ['editor'] });
  await change({ roles: [], preserve_existing_sessions: true });
  await stytch.sessions.authenticate({ session_token });
  await change({ roles: ['editor'] });
  await change({ roles: [] });
  expect(await refusal(stytch.sessions.authenticate({ session_token }))).toMatchObject({ type: 'session_not_found' });
  await stytch.sso.deleteConnection({ organization_id, connection_id });
  expect((await stytch.sso.getConnections({ organization_id })).saml_connections).toEqual([]);
});

test('the request to the provider is signed by a key whose certificate the connection shows', async () => {
  const bench = await startSandbox();
  const ids = await samlConnection(bench);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signing_private_key = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const sent = async () => {
    const hop = await fetch(startUrl(bench, START, ada, { connection_id: ids.connection_id }), { redirect: 'manual' });
    const { search, searchParams } = new URL(hop.headers.get('location') ?? '');
    const xml = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
    // The signature covers these, in this order (SAML 2.0 Bindings, section 3.4.4.1).
    const signedPart = ['SAMLRequest', 'RelayState', 'SigAlg']
      .map((name) => new RegExp(`${name}=[^&]*`).exec(search)?.[0])
      .join('&');
    const isBy = (pem = '') =>
      createVerify('sha256')
        .update(signedPart)
        .verify(new X509Certificate(pem).publicKey, searchParams.get('Signature') ?? '', 'base64');
    return { xml, isBy };
  };
  const acs = `${bench.url}/v1/b2b/sso/callback/${ids.connection_id}`;
  const before = await sent();
  expect(before.xml).toContain(`AssertionConsumerServiceURL="${acs}"`);
  expect(before.xml).toContain('Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"');
  const update = await bench.stytch.sso.saml.updateConnection({
    ...ids,
    signing_private_key,
    alternative_acs_url: `${bench.url}/old/acs`,
  });
  const [own, added] = update.connection?.signing_certificates ?? [];
  expect(before.isBy(own?.certificate)).toBe(true);
  const after = await sent();
  expect(after.xml).toContain(`AssertionConsumerServiceURL="${bench.url}/old/acs"`);
  expect([after.isBy(added?.certificate), after.isBy(own?.certificate)]).toEqual([true, false]);
});

test('a browser signs in on the provider’s page and is sent on by a form', async () => {
  const bench = await startSandbox();
  const { connection_id } = await samlConnection(bench);
  const query = { connection_id, provider_prompt: '', provider_login_hint: '' };
  const { landed, answer } = await follow(startUrl(bench, START, ada, query));
  const page = await answer.text();
  expect(page).toContain('Sign in with your company');
  const fields = Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]),
  );
  const submit = (more: object) =>
    fetch(landed.origin + landed.pathname, { method: 'POST', body: new URLSearchParams({ ...fields, ...more }) });
  expect(await (await submit({ person: 'nobody' })).text()).toContain('Type an email address');
  const sent = await (await submit({ person: 'Kim@example.com' })).text();
  const at = (pattern: RegExp) => pattern.exec(sent)?.[1] ?? '';
  const posted = await post({
    acs_url: at(/<form method="post" action="([^"]+)"/),
    SAMLResponse: at(/name="SAMLResponse" value="([^"]+)"/),
    RelayState: at(/name="RelayState" value="([^"]+)"/),
  });
  const sso_token = new URL(posted.headers.get('location') ?? '').searchParams.get('token') ?? '';
  expect((await bench.stytch.sso.authenticate({ sso_token })).member).toMatchObject({ name: 'Kim' });
});

test('a provider may start the login itself, unless the connection says otherwise', async () => {
  const bench = await startSandbox();
  const { stytch, url, project } = bench;
  const ids = await samlConnection(bench);
  const acs_url = `${url}/v1/b2b/sso/callback/${ids.connection_id}`;
  const started = async () => {
    const at = new URL(`${url}/idp/${project.project_id}/saml/sso`);
    at.search = String(new URLSearchParams({ acs_url, person: 'grace@example.com' }));
    return post(await (await fetch(at, { headers: { accept: 'application/json' } })).json());
  };
  const landed = new URL((await started()).headers.get('location') ?? '');
  const login = await stytch.sso.authenticate({ sso_token: landed.searchParams.get('token') ?? '' });
  expect(login.member).toMatchObject({ email_address: 'grace@example.com', name: 'Grace Hopper' });
  await stytch.sso.saml.updateConnection({ ...ids, idp_initiated_auth_disabled: true });
  expect(await (await started()).json()).toMatchObject({ error_type: 'saml_idp_initiated_auth_disabled' });
  expect(await samlToken(bench, ada, { connection_id: ids.connection_id })).toHaveLength(44);
});

test('an attribute mapping may read the NameID, two names and the provider’s own id', async () => {
  const bench = await startSandbox();
  const ids = await samlConnection(bench);
  const people = [{ email: ada, name: 'Ada Lovelace', subject: 'u-1', claims: { department: 'Engines' } }];
  await bench.control('POST', '/idp', bench.project, { people });
  await bench.stytch.sso.saml.updateConnection({
    ...ids,
    attribute_mapping: {
      email: 'NameID',
      first_name: 'firstName',
      last_name: 'lastName',
      idp_user_id: 'id',
      department: 'department',
    },
  });
  const login = await bench.stytch.sso.authenticate({
    sso_token: await samlToken(bench, ada, { organization_id: 'globex' }),
  });
  expect(login.member).toMatchObject({
    email_address: ada,
    name: 'Ada Lovelace',
    trusted_metadata: { department: 'Engines' },
    sso_registrations: [{ external_id: 'u-1' }],
  });
  // Another format of the NameID is no email address.
  const nameid_format = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
  const without = { first_name: 'firstName', last_name: 'lastName' };
  const update = { ...ids, nameid_format, attribute_mapping: without };
  expect(await refusal(bench.stytch.sso.saml.updateConnection(update))).toMatchObject({
    type: 'saml_connection_email_mapping_required',
  });
  await bench.stytch.sso.saml.updateConnection({ ...update, attribute_mapping: { ...without, email: 'email' } });
  const again = await bench.stytch.sso.authenticate({
    sso_token: await samlToken(bench, ada, { organization_id: 'globex' }),
  });
  expect(again.member.sso_registrations.map(({ external_id }) => external_id)).toEqual(['u-1']);
});

test('an external connection logs users in through another organization’s SAML provider, with roles by group', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { connection_id: external_connection_id } = await samlConnection(bench);
  await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  const { connection } = await stytch.sso.external.createConnection({
    organization_id: 'acme',
    external_organization_id: 'globex',
    external_connection_id,
    group_implicit_role_assignments: [{ role_id: 'lead', group: 'engineering' }],
  });
  const { connection_id = '', organization_id = '' } = connection ?? {};
  const login = await stytch.sso.authenticate({ sso_token: await samlToken(bench, ada, { connection_id }) });
  expect(login).toMatchObject({ organization_id, member: { sso_registrations: [{ connection_id }] } });
  expect(login.member.roles[0]).toMatchObject({ role_id: 'lead', sources: [{ type: 'sso_connection_group' }] });
});

test('a SAML connection keeps an organization’s rules for just-in-time provisioning and PKCE', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { connection_id } = await samlConnection(bench);
  await stytch.organizations.update({ organization_id: 'globex', sso_jit_provisioning: 'NOT_ALLOWED' });
  const pkce_code_verifier = 'v'.repeat(64);
  const pkce_code_challenge = createHash('sha256').update(pkce_code_verifier).digest('base64url');
  const sso_token = await samlToken(bench, ada, { connection_id, pkce_code_challenge });
  expect(await refusal(stytch.sso.authenticate({ sso_token }))).toMatchObject({ type: 'pkce_expected_code_verifier' });
  expect(await refusal(stytch.sso.authenticate({ sso_token, pkce_code_verifier }))).toMatchObject({
    type: 'sso_jit_provisioning_not_allowed',
  });
  await stytch.organizations.update({
    organization_id: 'globex',
    sso_jit_provisioning: 'RESTRICTED',
    sso_jit_provisioning_allowed_connections: [connection_id],
  });
  expect((await stytch.sso.authenticate({ sso_token, pkce_code_verifier })).member_authenticated).toBe(true);
});

test('a connection rotates certificates: the old one is deleted after the new one was added', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const ids = await samlConnection(bench);
  const { connection: before } = await stytch.sso.saml.updateConnection(ids);
  const [own] = before?.signing_certificates ?? [];
  const known = before?.verification_certificates[0]?.certificate_id ?? '';
  // The same certificate again adds none.
  const same = { ...ids, x509_certificate: before?.verification_certificates[0]?.certificate ?? '' };
  expect((await stytch.sso.saml.updateConnection(same)).connection?.verification_certificates).toHaveLength(1);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const { connection: signed } = await stytch.sso.saml.updateConnection({ ...ids, signing_private_key: pem });
  const x509_certificate = signed?.signing_certificates[1]?.certificate ?? '';
  expect([own?.certificate === x509_certificate, x509_certificate.length > 0]).toEqual([false, true]);
  const both = await stytch.sso.saml.updateConnection({ ...ids, x509_certificate });
  expect(both.connection?.verification_certificates).toHaveLength(2);
  const deleted = await stytch.sso.saml.deleteVerificationCertificate({ ...ids, certificate_id: known });
  expect(deleted.certificate_id).toBe(known);
  const answer = await post(await samlResponse(bench, ada, { connection_id: ids.connection_id }));
  expect(await answer.json()).toMatchObject({ error_type: 'saml_certificate_mismatch' });
});

test('a snapshot keeps SAML connections, and which assertions were used', async () => {
  const bench = await startSandbox();
  const { connection_id } = await samlConnection(bench);
  const posted = await samlResponse(bench, ada, { connection_id });
  await post(posted);
  const { body } = await bench.control('GET', '/snapshot', bench.project);
  await bench.control('POST', '/reset', bench.project);
  expect((await post(posted)).status).toBe(404);
  expect((await bench.control('POST', '/snapshot', bench.project, body)).status).toBe(200);
  expect(await (await post(posted)).json()).toMatchObject({ error_type: 'duplicate_saml_response' });
  expect(await samlToken(bench, ada, { connection_id })).toHaveLength(44);
});

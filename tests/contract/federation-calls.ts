import { certificate, encryptionKey } from './pem.ts';
import { samlConnection } from './saml.ts';
import { oauthToken, oidcConnection, ssoToken } from './sign-in.ts';
import type { StartedSandbox } from './tables/errors.ts';

/** Calls every operation for logins through another provider. */
export async function callFederation(bench: StartedSandbox): Promise<void> {
  const { stytch } = bench;
  await stytch.oauth.discovery.authenticate({
    discovery_oauth_token: await oauthToken(bench, 'google/discovery', 'grace@example.com'),
  });
  const login = async (provider: string) =>
    stytch.oauth.authenticate({
      oauth_token: await oauthToken(bench, provider, 'grace@example.com', { slug: 'globex' }),
    });
  const { organization_id, member_id } = await login('google');
  await login('microsoft');
  const ids = { organization_id, member_id, include_refresh_token: true };
  const { oauthProviders } = stytch.organizations.members;
  await oauthProviders.google(ids);
  await oauthProviders.microsoft(ids);
  await oauthProviders.slack(ids);
  await oauthProviders.hubspot(ids);
  await oauthProviders.github(ids);

  const { connection_id } = await oidcConnection(bench);
  await stytch.sso.authenticate({ sso_token: await ssoToken(bench, 'grace@example.com', { connection_id }) });
  await stytch.organizations.members.oidcProviders(ids);
  await stytch.organizations.create({ organization_name: 'Initech', organization_slug: 'initech' });
  const { connection: external } = await stytch.sso.external.createConnection({
    organization_id: 'initech',
    external_organization_id: 'globex',
    external_connection_id: connection_id,
  });
  const named = { organization_id: 'initech', connection_id: external?.connection_id ?? '' };
  await stytch.sso.external.updateConnection({ ...named, display_name: 'Globex' });
  const saml = await samlConnection(bench);
  const { connection: updated } = await stytch.sso.saml.updateConnection({
    ...saml,
    x509_certificate: certificate(),
    saml_encryption_private_key: encryptionKey(),
  });
  const certificate_id = updated?.verification_certificates[1]?.certificate_id ?? '';
  await stytch.sso.saml.deleteVerificationCertificate({ ...saml, certificate_id });
  const private_key_id = updated?.encryption_private_keys[0]?.private_key_id ?? '';
  await stytch.sso.saml.deleteEncryptionPrivateKey({ ...saml, private_key_id });
  await stytch.sso.getConnections(named);
  await stytch.sso.deleteConnection(named);
}

import { oauthToken } from './sign-in.ts';
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
}

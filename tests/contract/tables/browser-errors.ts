import type { ErrorType } from '../../../src/lib/sandbox/stytch/errors.ts';
import { follow, startUrl } from '../sign-in.ts';
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
  // The provider accepts this address, Stytch doesn't.
  oauth_unverified_email: oauth('google/discovery', { provider_login_hint: 'ada@example.1x' }),
};

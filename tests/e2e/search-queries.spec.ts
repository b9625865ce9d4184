import { wordsToFind } from '../../src/components/search/query.ts';
import { expect, test } from './fixtures.ts';

/** Searches of readers, and the pages that may come first. */
const FIRST_RESULTS: Record<string, string[]> = {
  // Calls, under the names of the SDKs and of the API.
  'organizations.update': ['/guides/stytch-b2b/make-it-yours/'],
  'organizations.create': ['/guides/stytch-b2b/set-up/'],
  'organizations.members.create': ['/guides/stytch-b2b/set-up/'],
  'sessions.authenticate': ['/guides/stytch-b2b/logged-in-and-out/'],
  'sessions.revoke': ['/guides/stytch-b2b/logged-in-and-out/'],
  'discovery.intermediateSessions.exchange': ['/guides/stytch-b2b/choose/'],
  'discovery.organizations.create': ['/guides/stytch-b2b/choose/'],
  'magicLinks.discovery.authenticate': ['/guides/stytch-b2b/discover/'],
  'magic_links.discovery.authenticate': ['/guides/stytch-b2b/discover/'],
  'magicLinks.email.discovery.send': ['/guides/stytch-b2b/see-it-happen/', '/guides/stytch-b2b/ask-for-a-link/'],
  createToken: ['/guides/passwordless/create-a-token/'],
  // Paths.
  'POST /v1/b2b/organizations': ['/guides/stytch-b2b/set-up/'],
  '/v1/b2b/sessions/authenticate': ['/guides/stytch-b2b/logged-in-and-out/'],
  '/v1/b2b/magic_links/email/discovery/send': [
    '/guides/stytch-b2b/see-it-happen/',
    '/guides/stytch-b2b/ask-for-a-link/',
  ],
  'signin/verify': ['/guides/passwordless/verify/'],
  'register/token': ['/guides/passwordless/create-a-token/', '/guides/passwordless/see-it-happen/'],
  // Errors.
  unable_to_auth_magic_link: ['/troubleshooting/#scanner', '/troubleshooting/#link'],
  session_not_found: ['/troubleshooting/#session'],
  session_authorization_error: ['/troubleshooting/#not-allowed'],
  organization_slug_already_used: ['/troubleshooting/#slug'],
  unauthorized_credentials: ['/troubleshooting/#keys'],
  too_many_requests: ['/troubleshooting/#limit'],
  ECONNREFUSED: ['/troubleshooting/#no-answer'],
  'rate limit': ['/troubleshooting/#limit'],
  EADDRINUSE: ['/troubleshooting/#port'],
  'slug taken': ['/troubleshooting/#slug'],
  'token expired': ['/troubleshooting/#expired'],
  // Abbreviations.
  IST: ['/glossary/#intermediate-session'],
  JIT: ['/glossary/#just-in-time'],
  MFA: ['/glossary/#second-factor', '/troubleshooting/#second-factor'],
  '2FA': ['/glossary/#second-factor', '/troubleshooting/#second-factor'],
  SSO: ['/glossary/#single-sign-on', '/guides/everyday-login/log-in-with-sso/'],
  IdP: ['/glossary/#identity-provider'],
  TOTP: ['/glossary/#totp', '/guides/everyday-login/second-factor/'],
  RBAC: ['/glossary/#role'],
  JWKS: ['/glossary/#jwks'],
  'magicLinks.email.invite': ['/guides/everyday-login/invite-a-colleague/'],
  'sessions.exchange': ['/guides/everyday-login/switch-organization/'],
  authenticateJwt: ['/guides/everyday-login/check-without-a-call/'],
  // Terms: the glossary or the guide, before pages that compare or list everything.
  'magic link': ['/guides/stytch-b2b/see-it-happen/', '/glossary/#magic-link'],
  passkey: ['/glossary/#passkey'],
  organization: [
    '/glossary/#organization',
    '/guides/stytch-b2b/choose/',
    '/guides/everyday-login/switch-organization/',
  ],
  session: ['/guides/stytch-b2b/logged-in-and-out/', '/glossary/#session'],
  'session JWT': ['/glossary/#session-jwt'],
  'OpenID Connect': ['/glossary/#openid-connect'],
  'SSO connection': ['/glossary/#sso-connection', '/guides/everyday-login/connect-their-provider/'],
  'recovery code': ['/glossary/#recovery-code'],
  slug: ['/glossary/#slug'],
  'redirect URL': ['/glossary/#redirect-url', '/troubleshooting/#redirect'],
  'mail scanner': ['/glossary/#mail-scanner'],
  'just-in-time': ['/glossary/#just-in-time'],
  // Tasks.
  'log out': ['/guides/stytch-b2b/logged-in-and-out/'],
  'verify sign-in': ['/guides/passwordless/verify/'],
  'let colleagues join': ['/guides/stytch-b2b/make-it-yours/'],
  'invite a colleague': ['/guides/everyday-login/invite-a-colleague/'],
  'Continue with Google': ['/guides/everyday-login/continue-with-google/'],
  'QR code': ['/guides/everyday-login/second-factor/'],
  'switch organization': ['/guides/everyday-login/switch-organization/'],
  // Questions in plain words.
  'what if Stytch is down': ['/evaluate/questions/#outage'],
  'What happens when Stytch is down?': ['/evaluate/questions/#outage'],
  outage: ['/evaluate/questions/#outage', '/evaluate/outage/'],
  alternatives: ['/evaluate/compare/'],
  'vendor lock-in': ['/evaluate/questions/#lock-in', '/evaluate/questions/#export'],
  exit: ['/evaluate/questions/#export'],
  'data residency': ['/evaluate/questions/#residency'],
  'data location': ['/evaluate/questions/#residency'],
  DPA: ['/evaluate/questions/#compliance'],
  'SOC 2': ['/evaluate/questions/#compliance'],
  offboarding: ['/evaluate/questions/#people-change'],
  'employee leaves': ['/evaluate/questions/#people-change'],
  'rate limits': ['/evaluate/questions/#rate-limits', '/troubleshooting/#limit'],
  'audit log': ['/evaluate/questions/#customer-logs'],
  'revoke access': ['/evaluate/questions/#end-sessions'],
  'revoke all sessions': ['/evaluate/questions/#end-sessions', '/guides/stytch-b2b/logged-in-and-out/'],
  price: ['/evaluate/questions/#price-drivers'],
  'how much does it cost': ['/evaluate/questions/#price-drivers'],
};

interface Pagefind {
  init(): Promise<void>;
  search(words: string): Promise<{ results: { data(): Promise<{ url: string; excerpt: string }> }[] }>;
}

test('readers find the right page first, whatever they call it', async ({ page }) => {
  await page.goto('/404/');
  const queries = Object.keys(FIRST_RESULTS).map((words) => ({ words, find: wordsToFind(words).join(' ') }));
  const firstResults = await page.evaluate(async (queries) => {
    const pagefind = (await import(`${location.origin}/pagefind/pagefind.js`)) as Pagefind;
    await pagefind.init();
    const first = async (words: string) => (await pagefind.search(words)).results[0]?.data();
    return Promise.all(queries.map(async ({ words, find }) => ({ words, ...(await first(find)) })));
  }, queries);
  for (const { words, url = 'nothing', excerpt = '' } of firstResults) {
    expect.soft(FIRST_RESULTS[words], `“${words}” finds ${url}`).toContain(url);
    // The build's placeholder for the site's own address.
    expect.soft(excerpt, words).not.toContain('.invalid');
  }
});

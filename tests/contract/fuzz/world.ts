import type { Json } from '../../../src/lib/sandbox/testing/answer.ts';
import type { Sent, World } from './requests.ts';

type Ask = (sent: Partial<Sent> & { path: string }) => Promise<{ status: number; text: string; cookies: string[] }>;

const basic = (name: unknown, secret: unknown) => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

/**
 * Creates a project, logs in, and collects what a correct request contains.
 * @param ask sends a request to the site
 */
export async function createWorld(ask: Ask, siteUrl: string): Promise<World> {
  const call = async (path: string, headers: Record<string, string>, body: object = {}): Promise<Json> => {
    const json = { 'content-type': 'application/json', ...headers };
    const { status, text } = await ask({ method: 'POST', path, headers: json, body: JSON.stringify(body) });
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text);
  };
  const project = await call('/_sandbox/projects', {});
  const other = await call('/_sandbox/projects', {});
  const authorization = basic(project.project_id, project.secret);
  const stytch = (path: string, body: object) => call(`/v1/b2b/${path}`, { authorization }, body);
  const email_address = 'ada@example.com';
  await stytch('magic_links/email/discovery/send', { email_address });
  const { text } = await ask({ method: 'GET', path: '/_sandbox/messages', headers: { authorization } });
  const newest = (JSON.parse(text) as Json).messages?.[0];
  const discovery = { discovery_magic_links_token: newest?.token };
  const { intermediate_session_token } = await stytch('magic_links/discovery/authenticate', discovery);
  const entered = await stytch('discovery/intermediate_sessions/exchange', {
    intermediate_session_token,
    organization_id: 'globex',
  });
  await stytch('passwords/migrate', {
    email_address,
    organization_id: 'globex',
    hash: 'a'.repeat(40),
    hash_type: 'sha_1',
  });
  const { connection } = await stytch('sso/oidc/globex', { display_name: 'Fuzz' });
  const { cookies } = await ask({
    method: 'POST',
    path: '/api/bench/prepare',
    headers: { 'content-type': 'application/json', origin: siteUrl },
    body: JSON.stringify({ guide: 'stytch-b2b', step: 'choose', action: 'exchange' }),
  });
  const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ');
  const page = { origin: siteUrl, cookie };
  return {
    headers: {
      stytch: { authorization },
      sdk: { authorization: basic(project.public_token, entered.session_token) },
      passwordless: {
        ApiSecret: String(project.passwordless?.api_secret),
        ApiKey: String(project.passwordless?.api_key),
      },
      idp: {},
      // Another project, so that its faults, clock and resets don't reach the calls of the first.
      control: { authorization: basic(other.project_id, other.secret) },
      bench: page,
      site: page,
    },
    values: {
      organization_id: ['globex', entered.organization_id],
      organization_slug: ['globex', 'fuzz-slug'],
      member_id: [entered.member_id],
      email_address: [email_address, 'grace@example.com'],
      email: [email_address],
      alias: [email_address],
      public_token: [project.public_token],
      project_id: [project.project_id],
      session_token: [entered.session_token],
      session_jwt: [entered.session_jwt],
      member_session_id: [entered.member_session?.member_session_id],
      intermediate_session_token: [intermediate_session_token],
      connection_id: [connection?.connection_id],
      token: [newest?.token],
      mfa_phone_number: ['+15551234567'],
      phone_number: ['+15551234567'],
      password: ['violet otter compiles 42'],
      provider_type: ['google'],
      operation: ['organizations.get'],
      url: [`${siteUrl}/authenticate`, 'http://localhost:3000/authenticate'],
      redirect_uri: [`${siteUrl}/authenticate`, 'http://localhost:3000/authenticate'],
      guide: ['stytch-b2b'],
      step: ['see-it-happen', 'choose'],
    },
  };
}

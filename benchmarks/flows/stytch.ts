import type { Client, Recorded } from '../client.ts';
import { jsonOf, type Flow } from './flow.ts';

/** A project to log in to. */
export interface Project {
  authorization: string;
}

/** The calls of one flow, in order. The bare server answers the same ones. */
export const CALLS = [
  'POST /v1/b2b/magic_links/email/discovery/send',
  'GET /_sandbox/messages',
  'GET /v1/b2b/magic_links/redirect',
  'POST /v1/b2b/magic_links/discovery/authenticate',
  'POST /v1/b2b/discovery/intermediate_sessions/exchange',
  'POST /v1/b2b/sessions/authenticate',
] as const;

/** Parts of a project that every flow needs: its calls and its inbox. */
function within(client: Client, projects: Project[], n: number) {
  const { authorization } = projectAt(projects, n);
  return {
    post: (path: string, body: object) => client.call({ method: 'POST', path: `/v1/b2b/${path}`, authorization, body }),
    inbox: (to: string) =>
      client.call({
        method: 'GET',
        path: `/_sandbox/messages?to=${encodeURIComponent(to)}&limit=1`,
        authorization,
      }),
  };
}

interface Inbox {
  messages: { link: string; token: string; code: string }[];
}

/** Reads the newest message of an inbox. */
function newestOf(read: Recorded): Inbox['messages'][number] {
  const [message] = jsonOf<Inbox>(read).messages;
  if (!message) throw new Error('The inbox is empty.');
  return message;
}

/** The discovery flow: request a link, read the mail, follow the link, pick an organization, check the session. */
export const discoveryFlow = (projects: Project[]): Flow => ({
  calls: CALLS.length,
  async run(client, email, n) {
    const { post, inbox } = within(client, projects, n);
    const sent = await post('magic_links/email/discovery/send', { email_address: email });
    const read = await inbox(email);
    const link = new URL(newestOf(read).link);
    const followed = await client.call({ method: 'GET', path: link.pathname + link.search, expected: 302 });
    const token = new URL(followed.location ?? '').searchParams.get('token');
    const authenticated = await post('magic_links/discovery/authenticate', { discovery_magic_links_token: token });
    const discovered = jsonOf<{
      intermediate_session_token: string;
      discovered_organizations: { organization: { organization_id: string } }[];
    }>(authenticated);
    const entered = await post('discovery/intermediate_sessions/exchange', {
      intermediate_session_token: discovered.intermediate_session_token,
      organization_id: discovered.discovered_organizations[0]?.organization.organization_id,
      session_duration_minutes: 60,
    });
    const { session_token } = jsonOf<{ session_token: string }>(entered);
    const checked = await post('sessions/authenticate', { session_token });
    return [sent, read, followed, authenticated, entered, checked];
  },
});

/** The password flow: create a member, set a password by email, log in with it, check the session. */
export const passwordFlow = (projects: Project[]): Flow => ({
  calls: 6,
  async run(client, email_address, n) {
    const { post, inbox } = within(client, projects, n);
    const user = { organization_id: 'globex', email_address };
    const password = 'violet otter compiles 42';
    const member = await post('organizations/globex/members', { email_address });
    const sent = await post('passwords/email/reset/start', user);
    const read = await inbox(email_address);
    const set = await post('passwords/email/reset', { password_reset_token: newestOf(read).token, password });
    const entered = await post('passwords/authenticate', { ...user, password, session_duration_minutes: 60 });
    const { session_token } = jsonOf<{ session_token: string }>(entered);
    const checked = await post('sessions/authenticate', { session_token });
    return [member, sent, read, set, entered, checked];
  },
});

/** The second-factor flow: create an enrolled member, open a login link, enter the code texted, check the session. */
export const secondFactorFlow = (projects: Project[]): Flow => ({
  calls: 7,
  async run(client, email_address, n) {
    const { post, inbox } = within(client, projects, n);
    const mfa_phone_number = `+1555${String(n % 10_000_000).padStart(7, '0')}`;
    const member = await post('organizations/globex/members', { email_address, mfa_enrolled: true, mfa_phone_number });
    const { member_id } = jsonOf<{ member_id: string }>(member);
    const sent = await post('magic_links/email/login_or_signup', { organization_id: 'globex', email_address });
    const read = await inbox(email_address);
    const opened = await post('magic_links/authenticate', { magic_links_token: newestOf(read).token });
    const { intermediate_session_token } = jsonOf<{ intermediate_session_token: string }>(opened);
    const texted = await inbox(mfa_phone_number);
    const code = { code: newestOf(texted).code, organization_id: 'globex', member_id, intermediate_session_token };
    const entered = await post('otps/sms/authenticate', { ...code, session_duration_minutes: 60 });
    const { session_token } = jsonOf<{ session_token: string }>(entered);
    const checked = await post('sessions/authenticate', { session_token });
    return [member, sent, read, opened, texted, entered, checked];
  },
});

/** Consecutive runs use projects far apart (a prime step visits each one), so that no database cache holds them all. */
function projectAt(projects: Project[], n: number): Project {
  const project = projects[(n * 7919) % projects.length];
  if (!project) throw new Error('There is no project to log in to.');
  return project;
}

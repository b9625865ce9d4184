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

/** The discovery flow: request a link, read the mail, follow the link, pick an organization, check the session. */
export const discoveryFlow = (projects: Project[]): Flow => ({
  calls: CALLS.length,
  async run(client, email, n) {
    const { authorization } = projectAt(projects, n);
    const post = (path: string, body: object) =>
      client.call({ method: 'POST', path: `/v1/b2b/${path}`, authorization, body });

    const sent = await post('magic_links/email/discovery/send', { email_address: email });
    const inbox = `/_sandbox/messages?to=${encodeURIComponent(email)}&limit=1`;
    const read = await client.call({ method: 'GET', path: inbox, authorization });
    const link = new URL(jsonOf<{ messages: { link: string }[] }>(read).messages[0]?.link ?? '');
    const followed = await client.call({ method: 'GET', path: link.pathname + link.search, expected: 302 });
    const token = new URL(followed.location ?? '').searchParams.get('token');
    const found = await post('magic_links/discovery/authenticate', { discovery_magic_links_token: token });
    const discovered = jsonOf<{
      intermediate_session_token: string;
      discovered_organizations: { organization: { organization_id: string } }[];
    }>(found);
    const entered = await post('discovery/intermediate_sessions/exchange', {
      intermediate_session_token: discovered.intermediate_session_token,
      organization_id: discovered.discovered_organizations[0]?.organization.organization_id,
      session_duration_minutes: 60,
    });
    const { session_token } = jsonOf<{ session_token: string }>(entered);
    const checked = await post('sessions/authenticate', { session_token });
    return [sent, read, followed, found, entered, checked];
  },
});

/** Consecutive runs use projects far apart (a prime step visits each one), so that no database cache holds them all. */
function projectAt(projects: Project[], n: number): Project {
  const project = projects[(n * 7919) % projects.length];
  if (!project) throw new Error('There is no project to log in to.');
  return project;
}

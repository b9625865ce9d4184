import { Agent, request } from 'node:http';

/** A project that flows log in to. */
export interface Project {
  authorization: string;
}

/** One answer as the limit will repeat it. */
export interface Recorded {
  status: number;
  location: string | undefined;
  body: string;
}

/** The calls of one flow, in order: what the limit answers by, too. */
export const CALLS = [
  'POST /v1/b2b/magic_links/email/discovery/send',
  'GET /_sandbox/messages',
  'GET /v1/b2b/magic_links/redirect',
  'POST /v1/b2b/magic_links/discovery/authenticate',
  'POST /v1/b2b/discovery/intermediate_sessions/exchange',
  'POST /v1/b2b/sessions/authenticate',
] as const;

/** Somebody with a keep-alive connection of their own who goes through flows one after the other. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /**
   * One whole discovery flow, from asking for a link to a session that is good.
   * @param email of somebody new: joining an organization is the longest way through
   * @returns the six answers
   */
  async flow({ authorization }: Project, email: string): Promise<Recorded[]> {
    const post = (call: number, body: object) =>
      this.#call('POST', CALLS[call]?.slice(5) ?? '', authorization, JSON.stringify(body));
    const sent = await post(0, { email_address: email });
    const read = await this.#call('GET', `/_sandbox/messages?to=${encodeURIComponent(email)}&limit=1`, authorization);
    const { messages } = JSON.parse(read.body) as { messages: { link: string }[] };
    const link = new URL(messages[0]?.link ?? '');
    const hop = await this.#call('GET', link.pathname + link.search, undefined, undefined, 302);
    const token = new URL(hop.location ?? '').searchParams.get('token');
    const found = await post(3, { discovery_magic_links_token: token });
    const discovered = JSON.parse(found.body) as {
      intermediate_session_token: string;
      discovered_organizations: { organization: { organization_id: string } }[];
    };
    const entered = await post(4, {
      intermediate_session_token: discovered.intermediate_session_token,
      organization_id: discovered.discovered_organizations[0]?.organization.organization_id,
      session_duration_minutes: 60,
    });
    const { session_token } = JSON.parse(entered.body) as { session_token: string };
    const good = await post(5, { session_token });
    return [sent, read, hop, found, entered, good];
  }

  leave(): void {
    this.#agent.destroy();
  }

  #call(method: string, path: string, authorization?: string, body?: string, expected = 200): Promise<Recorded> {
    const headers = {
      ...(authorization && { authorization }),
      ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    return new Promise((resolve, reject) => {
      const options = { port: this.#port, host: '127.0.0.1', method, path, headers, agent: this.#agent };
      const sending = request(options, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status === expected) resolve({ status, location: answer.headers.location, body: text });
          else reject(new Error(`${method} ${path.split('?')[0]} answered ${status}: ${text.slice(0, 300)}`));
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });
  }
}

import type { CreatedProject } from '../../../src/lib/sandbox/control/create-project.ts';
import type { Message, Project } from './types.ts';

/** Fields that the providers add to a created project. */
type Passwordless = Pick<Project, 'passwordless'>;

/** Returns a project's credentials with its control plane, which is called over HTTP as by any other test suite. */
export function createProject(url: string, created: CreatedProject): Project {
  const { project_id, secret, public_token } = created;
  const { passwordless } = created as CreatedProject & Passwordless;
  const authorization = `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}`;
  const control = async (method: string, wanted: string, body?: object): Promise<unknown> => {
    const path = wanted.replace(/^(?:\/_sandbox)?\//, '');
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /_sandbox/${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    project_id,
    secret,
    public_token,
    env: url,
    passwordless,
    control,
    async waitForMessage(to, { seconds = 5, ...filter } = {}) {
      const query = new URLSearchParams({ to, wait: String(seconds), limit: '1', ...filter });
      const { messages } = (await control('GET', `messages?${query}`)) as { messages: Message[] };
      if (!messages[0]) throw new Error(`No message to ${to} within ${seconds} s.`);
      return messages[0];
    },
    async advanceClock(seconds) {
      await control('POST', 'clock', { advance_seconds: seconds });
    },
    async reset() {
      await control('POST', 'reset');
    },
  };
}

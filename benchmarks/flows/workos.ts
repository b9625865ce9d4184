import { jsonOf, type Flow } from './flow.ts';

/** The emulator's default API key, public in its README. */
const KEY = 'sk_test_default';

/** Magic auth on workos/emulate: request a code, read it, sign in with it, look the user up. */
export const magicAuthFlow: Flow = {
  calls: 4,
  async run(client, email) {
    const authorization = `Bearer ${KEY}`;
    const users = '/user_management';
    const requested = { method: 'POST', path: `${users}/magic_auth`, authorization, body: { email } } as const;
    const sent = await client.call({ ...requested, expected: 201 });
    const { id } = jsonOf<{ id: string }>(sent);
    const read = await client.call({ method: 'GET', path: `${users}/magic_auth/${id}`, authorization });
    const entered = await client.call({
      method: 'POST',
      path: `${users}/authenticate`,
      body: {
        client_id: 'client_benchmark',
        client_secret: KEY,
        grant_type: 'urn:workos:oauth:grant-type:magic-auth:code',
        code: jsonOf<{ code: string }>(read).code,
        email,
      },
    });
    const { user } = jsonOf<{ user: { id: string } }>(entered);
    const checked = await client.call({ method: 'GET', path: `${users}/users/${user.id}`, authorization });
    return [sent, read, entered, checked];
  },
};

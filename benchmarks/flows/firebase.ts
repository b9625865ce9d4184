import { jsonOf, type Flow } from './flow.ts';

const ACCOUNTS = '/identitytoolkit.googleapis.com/v1/accounts';
const KEY = 'key=fake-api-key';

/**
 * Email-link sign-in on Firebase's Auth emulator: request a link, read the mails, follow the link, sign in, look the
 * user up.
 * @param project the emulator's project id
 */
export const emailLinkFlow = (project: string): Flow => ({
  calls: 5,
  async run(client, email) {
    const post = (operation: string, body: object) =>
      client.call({ method: 'POST', path: `${ACCOUNTS}:${operation}?${KEY}`, body });

    const continueUrl = 'http://localhost:3000/finish';
    const request = { requestType: 'EMAIL_SIGNIN', email, continueUrl, canHandleCodeInApp: true };
    const sent = await post('sendOobCode', request);
    const read = await client.call({ method: 'GET', path: `/emulator/v1/projects/${project}/oobCodes` });
    const { oobCodes } = jsonOf<{ oobCodes: { email: string; oobCode: string; oobLink: string }[] }>(read);
    const mail = oobCodes.find((one) => one.email === email);
    const link = new URL(mail?.oobLink ?? '');
    const followed = await client.call({ method: 'GET', path: link.pathname + link.search, expected: 303 });
    const entered = await post('signInWithEmailLink', { email, oobCode: mail?.oobCode });
    const checked = await post('lookup', { idToken: jsonOf<{ idToken: string }>(entered).idToken });
    return [sent, read, followed, entered, checked];
  },
});

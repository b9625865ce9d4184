import { sendMagicLink } from '../../../../quickstart/stytch/send-magic-link.ts';
import { isLive } from '../../../credentials/types.ts';
import type { ActionRun } from '../action-context.ts';

/** Requests a magic link. */
export const send: ActionRun = async ({ stytch, redirectUrl, connection }, input) => {
  const email = input.email ?? '';
  await sendMagicLink(stytch, email, redirectUrl);
  return {
    sentence: `Stytch sent a magic link to ${email}.`,
    detail: isLive(connection)
      ? 'It’s a real email. To log in, open the link in this browser.'
      : 'The email is in the inbox on this page. No one is logged in until the link is opened.',
  };
};

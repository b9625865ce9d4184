import type { Action } from '../../../guides/index.ts';
import { parse, text } from '../../json.ts';
import type { Facts, Wording } from '../../types.ts';
import type { ProviderMail } from '../provider.ts';
import { mailboxOf, STYTCH_TEST_ADDRESS, undeliverableReason } from './recipients.ts';

/** Every path that makes Stytch send email. */
const SENDS = /\/(send|invite|login_or_signup|reset\/start)$/;

export const stytchMail: ProviderMail = {
  recipientOf({ path, body }) {
    if (!SENDS.test(path.split('?')[0] ?? '')) return undefined;
    return text((parse(body) ?? {}).email_address);
  },
  undeliverableReason,
  mailboxOf(address) {
    const mailbox = mailboxOf(address);
    return mailbox === STYTCH_TEST_ADDRESS ? null : mailbox;
  },
  readersPart,
};

function readersPart({ inputs, sandboxOnly }: Action, { mail }: Partial<Facts>): Wording | undefined {
  if (sandboxOnly === 'provider') {
    return {
      sentence: 'This works only in the sandbox.',
      detail: 'It uses the sandbox’s own identity provider. To try it, switch back to the sandbox in Preflight.',
    };
  }
  if (inputs.some(({ type }) => type === 'email')) {
    return {
      sentence: 'This needs a real email, so only you can prepare it.',
      detail: 'Request a link with your own address in “Send the link from your app”.',
    };
  }
  if (sandboxOnly !== 'mailbox') return undefined;
  return mail
    ? {
        sentence: `A real email was sent to ${mail.to}.`,
        detail: 'Open its link in this browser to come back here.',
      }
    : {
        sentence: 'This needs the link from a real email, so only you can prepare it.',
        detail: 'Request a link with your own address in “Send the link from your app”, then open it in this browser.',
      };
}

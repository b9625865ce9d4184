import type { Thing } from '../outline/index.ts';
import type { Facts, Holding } from './types.ts';

/** What a thing is called in a sentence. */
export const thingNames: Record<Thing, string> = {
  organization: 'an organization',
  mail: 'a mail to open',
  magic_link_token: 'a magic link token',
  spent_link_token: 'a link that was opened once',
  intermediate_session_token: 'an intermediate session token',
  session_token: 'a session token',
  login: 'an organization you have logged in to',
  email_domain: 'an e-mail domain that may join',
  register_token: 'a register token',
  passkey: 'a passkey',
  verify_token: 'a verify token',
  signed_in: 'somebody who is signed in',
  passkeys: 'the list of passkeys',
  deleted_passkey: 'a passkey that was deleted on the server',
};

/** Whether the reader has it. */
export function has(thing: Thing, holdings: Holding[], facts: Partial<Facts>): boolean {
  switch (thing) {
    case 'magic_link_token':
    case 'intermediate_session_token':
    case 'session_token':
    case 'register_token':
    case 'verify_token':
      return holdings.some(({ kind }) => kind === thing);
    default:
      return facts[thing] !== undefined;
  }
}

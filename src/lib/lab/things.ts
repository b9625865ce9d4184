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
};

/** Whether the reader has it. */
export function has(thing: Thing, holdings: Holding[], facts: Partial<Facts>): boolean {
  switch (thing) {
    case 'magic_link_token':
    case 'intermediate_session_token':
    case 'session_token':
      return holdings.some(({ kind }) => kind === thing);
    case 'organization':
    case 'mail':
    case 'spent_link_token':
    case 'login':
    case 'email_domain':
      return facts[thing] !== undefined;
  }
}

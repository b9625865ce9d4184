import { discover } from '../discovery/discover.ts';
import type { Person } from '../discovery/discover.ts';
import { newId } from '../ids.ts';
import type { Call } from '../operation.ts';
import { emailFactor } from './factors.ts';
import { startIntermediateSession } from './intermediate-sessions.ts';

/** Answers a user who proved an email address: the organizations to choose from, and an intermediate session. */
export async function discovered(call: Call, email_address: string, method: 'magic_link' | 'email_otp') {
  const mailbox = { email_id: newId('email'), email_address };
  return discoveredAs(call, { ...mailbox, factors: [emailFactor(method, mailbox, call.now)] });
}

/** The same, with any factors. */
export const discoveredAs = async (call: Call, person: Person) => ({
  intermediate_session_token: await startIntermediateSession(call, person),
  email_address: person.email_address,
  discovered_organizations: await discover(call, person, true),
});

import { giverOf, type Place, type Thing } from './index.ts';

/** What a thing is called in a sentence. */
const thingNames: Record<Thing, string> = {
  organization: 'an organization',
  mail: 'an email to open',
  magic_link_token: 'a magic link token',
  spent_link_token: 'a link that has been used',
  intermediate_session_token: 'an intermediate session token',
  session_token: 'a session token',
  login: 'an organization you have logged in to',
  email_domain: 'an allowed email domain',
  register_token: 'a register token',
  passkey: 'a passkey',
  verify_token: 'a verify token',
  signed_in: 'a signed-in user',
  passkeys: 'the list of passkeys',
  deleted_passkey: 'a passkey you deleted on the server',
};

/** Something an action needs, in words, and the step that gives it. */
export interface Need {
  what: string;
  from: { guide: string; step: string; title: string };
}

/** The first thing an action needs that is not there. For somebody new nothing is. */
export function firstNeed(
  { guide, step, action }: Place,
  has: (thing: Thing) => boolean = () => false,
): Need | undefined {
  const thing = action.needs.find((need) => !has(need));
  if (!thing) return undefined;
  const giver = giverOf(guide, thing, step)?.step ?? step;
  return { what: thingNames[thing], from: { guide: guide.id, step: giver.id, title: giver.title } };
}

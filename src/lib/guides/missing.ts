import { giverOf, type Place, type Requirement } from './index.ts';

/** What a requirement is called in a sentence. */
const requirementNames: Record<Requirement, string> = {
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
export interface MissingRequirement {
  what: string;
  from: { guide: string; step: string; title: string };
}

/** The first requirement an action needs that is not there. For somebody new nothing is. */
export function firstMissing(
  { guide, step, action }: Place,
  isMet: (requirement: Requirement) => boolean = () => false,
): MissingRequirement | undefined {
  const requirement = action.needs.find((need) => !isMet(need));
  if (!requirement) return undefined;
  const giver = giverOf(guide, requirement, step)?.step ?? step;
  return { what: requirementNames[requirement], from: { guide: guide.id, step: giver.id, title: giver.title } };
}

import { authenticateMagicLink } from '../../../../quickstart/stytch/authenticate-magic-link.ts';
import { sendMagicLink } from '../../../../quickstart/stytch/send-magic-link.ts';
import type { ActionRun } from '../action-context.ts';

/** The query of the link's redirect. */
const arrival = (token: string) => new URLSearchParams({ stytch_token_type: 'discovery', token });

/** Exchanges the token for an intermediate session and a list of organizations. */
export const discover: ActionRun = async ({ stytch, held, facts }) => {
  const { email_address: email, discovered_organizations: organizations } = await authenticateMagicLink(
    stytch,
    arrival(held('magic_link_token')),
  );
  const said = sayFound(email, organizations);
  return facts.organization || organizations.some(isMember)
    ? said
    : { ...said, detail: `${said.detail} ${WITHOUT_SET_UP}` };
};

/** For readers who skipped the setup: the guide mentions two organizations, and they find fewer. */
const WITHOUT_SET_UP = '“Set up your project” creates one with your email as a member. You haven’t run it yet.';

/** Exchanges the same token a second time, which fails. */
export const openTwice: ActionRun = async ({ stytch, facts }) => {
  await authenticateMagicLink(stytch, arrival(facts.spent_link_token ?? ''));
  return { sentence: 'The link worked twice. That’s a bug.' };
};

/** A user without an organization requests a link and opens it. */
export const stranger: ActionRun = async ({ stytch, openLink }) => {
  const email = 'nobody@elsewhere.example';
  await sendMagicLink(stytch, email);
  const discovered = await authenticateMagicLink(stytch, await openLink(email));
  const count = discovered.discovered_organizations.length;
  if (count > 0) return sayFound(email, discovered.discovered_organizations);
  return {
    sentence: `The link works, but Stytch found no organization for ${email}.`,
    detail: 'That isn’t an error: the list is empty, and your app can offer to create an organization.',
  };
};

type DiscoveredOrganizations = Awaited<ReturnType<typeof authenticateMagicLink>>['discovered_organizations'];

const isMember = ({ membership }: DiscoveredOrganizations[number]) => membership?.type === 'active_member';

/** Says which organizations a user can log in to. */
export function sayFound(email: string, organizations: DiscoveredOrganizations) {
  const names = (member: boolean) =>
    organizations
      .filter((one) => isMember(one) === member)
      .map(({ organization }) => organization?.organization_name ?? '');
  const member = names(true);
  const waiting = names(false);
  if (organizations.length === 0) {
    return {
      sentence: `Stytch found no organization for ${email}.`,
      detail: 'It isn’t a member of any organization. In the next step, you can create one.',
    };
  }
  const parts = [
    member.length > 0 && `You are a member of ${list(member)}.`,
    waiting.length > 0 && `You can join ${list(waiting)}.`,
  ];
  return {
    sentence: `Stytch found ${organizations.length === 1 ? 'one organization' : `${organizations.length} organizations`} for ${email}.`,
    detail: parts.filter(Boolean).join(' '),
  };
}

const list = (names: string[]) => new Intl.ListFormat('en').format(names);

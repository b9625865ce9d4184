import { allowEmailDomain } from '../../../../quickstart/stytch/allow-email-domain.ts';
import { authenticateMagicLink } from '../../../../quickstart/stytch/authenticate-magic-link.ts';
import { exchangeIntermediateSession } from '../../../../quickstart/stytch/exchange-intermediate-session.ts';
import { sendMagicLink } from '../../../../quickstart/stytch/send-magic-link.ts';
import { type ActionRun, Missing } from '../action-context.ts';

/** Lets anyone with an email at the domain join. */
export const allowDomain: ActionRun = async ({ stytch, facts, note }, input) => {
  const domain = input.domain ?? '';
  if (!facts.login) throw new Missing('an organization you have logged in to', 'choose');
  const { organization_id, organization } = facts.login;
  await allowEmailDomain(stytch, organization_id, domain);
  note({ email_domain: { domain, organization_id, organization } });
  return {
    sentence: `Anyone with an email at ${domain} can now join ${organization}.`,
    detail: 'Next, press “Log in as a colleague”.',
  };
};

/** A colleague without an invitation requests a link, finds the organization and joins. */
export const colleagueJoins: ActionRun = async ({ stytch, facts, openLink }, input) => {
  if (!facts.email_domain) throw new Missing('an allowed email domain', 'make-it-yours');
  const { domain, organization_id, organization: name } = facts.email_domain;
  const email = `${input.colleague ?? ''}@${domain}`;
  await sendMagicLink(stytch, email);
  const discovered = await authenticateMagicLink(stytch, await openLink(email));
  const mayEnter = discovered.discovered_organizations.some(
    (item) => item.organization?.organization_id === organization_id,
  );
  if (!mayEnter) {
    return {
      sentence: `${email} didn’t find ${name}.`,
      detail:
        'The domain counts only once a member with an address there has logged in. Log in to the organization with such an address first.',
    };
  }
  const { member, organization } = await exchangeIntermediateSession(
    stytch,
    discovered.intermediate_session_token,
    organization_id,
  );
  return {
    sentence: `${member.email_address} joined ${organization.organization_name} without an invitation.`,
    detail:
      'Stytch created the member during the login. Your colleague is logged in in their own browser, so their tokens aren’t added to yours.',
  };
};

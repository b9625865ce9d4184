import type { Choice, Facts } from '../../types.ts';

/**
 * The organizations the reader can log in to. The default is the one they last logged in to, then the one they set up,
 * then one they are a member of, rather than one they may join.
 */
export function choices({ choices = [], login, organization }: Partial<Facts>): Choice[] {
  const isMember = ({ membership }: (typeof choices)[number]) => membership === 'active_member';
  const preferred =
    choices.find(({ organization_id }) => organization_id === login?.organization_id) ??
    choices.find(({ organization_id }) => organization_id === organization?.organization_id) ??
    choices.find(isMember);
  return choices.map((one) => ({
    value: one.organization_id,
    name: one.name,
    note: isMember(one) ? 'you’re a member' : 'you can join',
    default: one === preferred,
  }));
}

import { domainOf, emailKey } from '../domains.ts';
import { newId } from '../ids.ts';
import type { MemberRow } from '../rows.ts';

/** Returns the member with a new, unverified address. The old one stays reserved, unless it is unlinked. */
export function withAddress(member: MemberRow, email_address: string, unlink: boolean): MemberRow {
  const key = emailKey(email_address);
  // The same address in a different case (choice).
  if (key === member.email_key) return { ...member, email_address };
  const retired = member.profile.retired_email_addresses.filter((entry) => emailKey(entry.email_address) !== key);
  const old = { email_id: member.email_id, email_address: member.email_address };
  return {
    ...member,
    email_address,
    email_key: key,
    email_domain: domainOf(email_address),
    email_id: newId('email'),
    email_verified: 0,
    profile: { ...member.profile, retired_email_addresses: unlink ? retired : [...retired, old] },
  };
}

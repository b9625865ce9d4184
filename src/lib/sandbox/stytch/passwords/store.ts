import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import { newId } from '../ids.ts';
import { changeMember } from '../members/change.ts';
import { countingFailures } from '../members/lock.ts';
import type { Call } from '../operation.ts';
import { type MemberProfile, type MemberRow, readMemberAt } from '../rows.ts';
import { MEMBER_COLUMNS } from '../store.ts';
import { findFirstPassword } from './first-password.ts';
import type { StoredHash } from './hashes/stored.ts';
import { verifyPassword } from './hashes/verify.ts';
import { readPolicy, type PasswordPolicy } from './policy.ts';
import { isBreached, strengthOf } from './strength.ts';

type StoredPassword = NonNullable<MemberProfile['password']>;

/** Lists the members of all organizations with an address. */
export async function membersWithAddress({ db, project, now }: Call, email: string): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom('sandbox_members')
    .select(MEMBER_COLUMNS)
    .where('project_id', '=', project.id)
    .where('email_key', '=', emailKey(email))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => readMemberAt(row, now));
}

/** Checks a new password. @throws {StytchError} when it's too weak, or known to be breached */
export async function checkStrength(policy: PasswordPolicy, password: string, email?: string): Promise<void> {
  const { valid_password, breached_password } = await strengthOf(password, email, policy);
  if (breached_password) fail('breached_password');
  if (!valid_password) fail('weak_password');
}

/**
 * Checks a member's password. Where passwords are shared by all organizations, another member with the same address may
 * hold it.
 * @throws {StytchError} when there is none, it's wrong, or it must be reset
 */
export async function checkPassword(call: Call, member: MemberRow, password: string): Promise<void> {
  const policy = await readPolicy(call);
  await countingFailures(call, member, async () => {
    const stored = member.profile.password ?? (policy.cross_org_passwords_enabled && (await sharedWith(call, member)));
    if (!stored) return fail('member_password_not_found');
    if (stored.reset_required) fail('member_reset_password');
    if (!(await verifyPassword(password, stored.hash))) fail('unauthorized_credentials');
  });
  checkNotBreached(policy, password);
}

/**
 * Checks the password of a user without a member.
 * @throws {StytchError} when they have none, or it's wrong
 */
export async function checkFirstPassword(call: Call, email: string, password: string): Promise<void> {
  const hash = (await findFirstPassword(call, email)) ?? fail('email_not_found');
  if (!(await verifyPassword(password, hash))) fail('unauthorized_credentials');
  checkNotBreached(await readPolicy(call), password);
}

function checkNotBreached(policy: PasswordPolicy, password: string): void {
  if (policy.check_breach_on_authentication && isBreached(password)) fail('member_reset_password');
}

async function sharedWith(call: Call, member: MemberRow): Promise<StoredPassword | undefined> {
  const others = await membersWithAddress(call, member.email_address);
  return others.map(({ profile }) => profile.password).find((password) => password !== undefined);
}

/** Returns a member with a password. Its id stays the same when it's replaced. */
export const withPassword = (member: MemberRow, hash: StoredHash): MemberRow => ({
  ...member,
  profile: { ...member.profile, password: { id: member.profile.password?.id ?? newId('member-password'), hash } },
});

export function withoutPassword(member: MemberRow): MemberRow {
  const { password: _, ...profile } = member.profile;
  return { ...member, profile };
}

/**
 * Stores a new password: for one member, or for all with their address where passwords are shared.
 * @returns the member as stored
 */
export async function storePassword(call: Call, member: MemberRow, hash: StoredHash): Promise<MemberRow> {
  const policy = await readPolicy(call);
  if (policy.cross_org_passwords_enabled)
    for (const other of await membersWithAddress(call, member.email_address))
      if (other.id !== member.id) await changeMember(call, other, (before) => withPassword(before, hash));
  return changeMember(call, member, (before) => ({ ...withPassword(before, hash), updated_at: call.now }));
}

/** Ends a member's sessions, except for the one that set the password. */
export async function revokeSessions({ db, project }: Call, memberId: string, keep?: string): Promise<void> {
  await db
    .deleteFrom('sandbox_sessions')
    .where('project_id', '=', project.id)
    .where('member_id', '=', memberId)
    .$if(keep !== undefined, (query) => query.where('id', '!=', keep ?? ''))
    .execute();
}

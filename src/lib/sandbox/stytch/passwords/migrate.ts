import { z } from 'zod';
import { fail } from '../errors.ts';
import { email, flag, organizationId } from '../fields.ts';
import { newId } from '../ids.ts';
import { checkAddress } from '../members/addresses.ts';
import { memberAnswer } from '../members/answer.ts';
import { changeMember } from '../members/change.ts';
import { changedProfile, newProfile, profileFields, withoutUndefined } from '../members/fields.ts';
import { insertMember } from '../members/insert.ts';
import { endSessionsOfRemovedRoles } from '../members/removed-roles.ts';
import { operation } from '../operation.ts';
import type { MemberRow } from '../rows.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { hashFields, readHash } from './hashes/migrated.ts';
import { withPassword } from './store.ts';

const { name, trusted_metadata, untrusted_metadata, roles, mfa_phone_number, external_id } = profileFields;

export const migrate = operation(
  'passwords.migrate',
  'POST',
  '/v1/b2b/passwords/migrate',
  z.object({
    organization_id: organizationId,
    email_address: email,
    ...hashFields,
    name,
    trusted_metadata,
    untrusted_metadata,
    roles,
    mfa_phone_number,
    external_id,
    set_phone_number_verified: flag.optional(),
    preserve_existing_sessions: flag.optional(),
  }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const hash = readHash(input);
    const known = await findMemberByEmail(call, organization.id, input.email_address);
    if (known?.profile.password) fail('password_already_exists');
    const phone = input.mfa_phone_number;
    const profile = withoutUndefined({
      name: input.name,
      trusted_metadata: input.trusted_metadata,
      untrusted_metadata: input.untrusted_metadata,
      roles: input.roles,
      mfa_phone_number: phone,
      mfa_phone_number_verified: phone !== undefined && input.set_phone_number_verified ? true : undefined,
    });
    const change = (before: MemberRow): MemberRow => {
      const number = before.profile.mfa_phone_number;
      if (phone !== undefined && number !== '' && number !== phone) fail('duplicate_member_phone_number_for_member');
      const changed = { ...before, profile: changedProfile(before.profile, profile) };
      // Only verified addresses may be migrated (official description).
      return { ...withPassword(changed, hash), email_verified: 1, updated_at: call.now };
    };
    if (known) {
      const member = await changeMember(call, known, change);
      if (!input.preserve_existing_sessions) await endSessionsOfRemovedRoles(call, organization, known, member);
      return { ...memberAnswer(member, organization), member_created: false };
    }
    await checkAddress(call, organization.id, input.email_address);
    const member = await insertMember(call.db, call.project.id, call.now, {
      organization_id: organization.id,
      email_address: input.email_address,
      email_verified: 1,
      status: 'active',
      external_id: input.external_id ?? null,
      profile: { ...newProfile(profile), password: { id: newId('member-password'), hash } },
    });
    return { ...memberAnswer(member, organization), member_created: true };
  },
);

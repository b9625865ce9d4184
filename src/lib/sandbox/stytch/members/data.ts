import { z } from 'zod';
import { parseJson } from '../../core/database/parse-json.ts';
import { restoreRows, takeRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, time } from '../../core/projects/snapshot-fields.ts';
import { domainOf, emailKey } from '../domains.ts';
import { email } from '../fields.ts';
import { profileSchema, readMember, storedMember } from '../rows.ts';
import { externalId, idOf } from '../snapshot-fields.ts';

const member = z.object({
  id: idOf('member'),
  organization_id: idOf('organization'),
  email_address: email,
  email_id: idOf('email'),
  email_verified: z.int().min(0).max(1),
  external_id: externalId,
  profile: profileSchema,
  created_at: time,
  updated_at: time,
});

export const memberData = resourceData({
  fields: {
    members: listOf(member.extend({ status: z.enum(['pending', 'invited', 'active']) })),
    deleted_members: listOf(member).default([]),
  },
  async take(db, projectId) {
    const members = await takeRows(db, 'sandbox_members', projectId, 'id');
    const deleted = await takeRows(db, 'sandbox_deleted_members', projectId, 'id');
    return {
      members: members.map(readMember),
      deleted_members: deleted.map((row) => ({ ...row, profile: parseJson(row.profile) })),
    };
  },
  async restore(trx, projectId, { members, deleted_members }) {
    await restoreRows(trx, 'sandbox_members', projectId, members.map(stored));
    await restoreRows(trx, 'sandbox_deleted_members', projectId, deleted_members.map(stored));
  },
});

const stored = <R extends z.output<typeof member>>(row: R) => ({
  ...storedMember(row),
  email_key: emailKey(row.email_address),
  email_domain: domainOf(row.email_address),
});

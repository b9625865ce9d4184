import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { resourceData } from '../../core/resource-data.ts';
import { listOf, MOST_ROWS, time } from '../../core/snapshot-fields.ts';
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
    const members = db.selectFrom('sandbox_members').selectAll().where('project_id', '=', projectId).orderBy('id');
    const deleted = db
      .selectFrom('sandbox_deleted_members')
      .selectAll()
      .where('project_id', '=', projectId)
      .orderBy('id');
    return {
      members: (await members.limit(MOST_ROWS + 1).execute()).map(readMember),
      deleted_members: (await deleted.limit(MOST_ROWS + 1).execute()).map((row) => ({
        ...row,
        profile: parseJson(row.profile),
      })),
    };
  },
  async restore(trx, projectId, { members, deleted_members }) {
    for (const row of members)
      await trx
        .insertInto('sandbox_members')
        .values({ ...stored(row), project_id: projectId })
        .execute();
    for (const row of deleted_members)
      await trx
        .insertInto('sandbox_deleted_members')
        .values({ ...stored(row), project_id: projectId })
        .execute();
  },
});

const stored = <R extends z.output<typeof member>>(row: R) => ({
  ...storedMember(row),
  email_key: emailKey(row.email_address),
  email_domain: domainOf(row.email_address),
});

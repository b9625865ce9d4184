import { z } from 'zod';
import { organizationId } from '../fields.ts';
import { operation } from '../operation.ts';
import { findOrganization } from '../store.ts';

export const metrics = operation(
  'organizations.metrics',
  'GET',
  '/v1/b2b/organizations/{organization_id}/metrics',
  z.object({ organization_id: organizationId }),
  async (call, input) => {
    const { id } = await findOrganization(call, input.organization_id);
    const { n } = await call.db
      .selectFrom('sandbox_members')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('project_id', '=', call.project.id)
      .where('organization_id', '=', id)
      .executeTakeFirstOrThrow();
    return { member_count: Number(n) };
  },
);

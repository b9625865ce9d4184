import { z } from 'zod';
import { countRows } from '../count-rows.ts';
import { m2mClients } from '../m2m/client.ts';
import { operation } from '../operation.ts';

/** Sandbox projects have no names of their own. */
const NAME = 'Sandbox';

const whoami = operation('debug.whoami', 'GET', '/v1/debug/whoami', z.object({}), async ({ project }) => ({
  project_id: project.id,
  name: NAME,
}));

const metrics = operation('project.metrics', 'GET', '/v1/projects/metrics', z.object({}), async (call) => ({
  project_id: call.project.id,
  metrics: [
    { metric_type: 'ORGANIZATION_COUNT', count: await countRows(call, 'sandbox_organizations') },
    { metric_type: 'MEMBER_COUNT', count: await countRows(call, 'sandbox_members') },
    { metric_type: 'M2M_CLIENT_COUNT', count: await m2mClients.count(call) },
  ],
}));

export const project = [whoami, metrics];

import { randomUUID } from 'node:crypto';
import type { B2BClient } from 'stytch';
import type { Check } from '../../../preflight/check.ts';
import type { TryCall } from '../../../preflight/try-call.ts';
import { ORGANIZATIONS } from './links.ts';

const NAME = 'First Login preflight';

/**
 * Runs checks in an organization that is created for them and deleted afterwards, with its member and connection.
 * @param blocked the checks as they are shown when Stytch doesn't create it
 */
export async function inMadeUpOrganization(
  stytch: B2BClient,
  tryCall: TryCall,
  work: (organizationId: string) => Promise<Check[]>,
  blocked: Pick<Check, 'id' | 'label'>[],
): Promise<Check[]> {
  let id = '';
  await tryCall(async () => {
    const slug = `preflight-${randomUUID()}`;
    const { organization } = await stytch.organizations.create({ organization_name: NAME, organization_slug: slug });
    id = organization.organization_id;
  });
  if (!id) {
    const sentence = 'Stytch didn’t create the test organization that this check needs.';
    return blocked.map((check) => ({ ...check, state: 'not_checked', sentence }));
  }
  const leftOvers: Check[] = [];
  let checks: Check[];
  try {
    checks = await work(id);
  } finally {
    const error = await tryCall(() => stytch.organizations.delete({ organization_id: id }));
    if (error !== undefined) leftOvers.push(leftOver(id));
  }
  return [...checks, ...leftOvers];
}

const leftOver = (id: string): Check => ({
  id: 'left-over',
  label: 'Cleaning up',
  state: 'wrong',
  sentence: `The test organization “${NAME}” (${id}) couldn’t be deleted.`,
  fix: 'Delete it in the dashboard.',
  link: ORGANIZATIONS,
});

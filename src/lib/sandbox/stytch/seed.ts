import { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import { SandboxError } from '../core/errors.ts';
import type { Seed } from '../core/provider.ts';
import { pinnedId, SeedError } from '../core/seed.ts';
import { email } from './fields.ts';
import { withoutUndefined, profileFields } from './members/fields.ts';
import { chooseSlug } from './organizations/default-names.ts';
import { externalIdField, nameField, settingsFields, slugField } from './organizations/fields.ts';
import { newSettings } from './organizations/settings.ts';
import { insertMember } from './members/insert.ts';
import { insertOrganization } from './organizations/insert.ts';
import { changeSettings, settingsFields as projectSettings } from './settings/settings.ts';

const member = z.strictObject({
  member_id: pinnedId('member'),
  email_address: email,
  /** Defaults to whether the member is active. */
  email_address_verified: z.boolean().optional(),
  status: z.enum(['active', 'invited', 'pending']).default('active'),
  ...profileFields,
});

const organization = z.strictObject({
  organization_id: pinnedId('organization'),
  organization_name: nameField,
  organization_slug: slugField,
  organization_external_id: externalIdField,
  ...settingsFields,
  members: z.array(member).default([]),
});
type SeedOrganization = z.output<typeof organization>;

/** The fields of a seed file about Stytch. */
export const seedFields = { organizations: z.array(organization).optional(), settings: projectSettings.optional() };

/**
 * Fills an empty project.
 * @param seed null for what every new project holds
 * @param now real time in milliseconds
 */
export async function applySeed(db: Executor, projectId: string, seed: Seed | null, now: number): Promise<void> {
  const { organizations, settings } = z.object(seedFields).parse(seed ?? {});
  if (settings) await changeSettings(db, projectId, settings);
  if (!organizations) return applyDefaultSeed(db, projectId, now);
  for (const [i, entry] of organizations.entries())
    await at(`organizations[${i}]`, () => addOrganization(db, projectId, entry, now, `organizations[${i}]`));
}

async function addOrganization(db: Executor, projectId: string, seed: SeedOrganization, now: number, place: string) {
  const { organization_id, organization_name: name, organization_slug, organization_external_id, members } = seed;
  const { id } = await insertOrganization(db, projectId, now, {
    ...(organization_id !== undefined && { id: organization_id }),
    name,
    slug: await chooseSlug({ db, project: { id: projectId } }, organization_slug, name),
    external_id: organization_external_id ?? null,
    settings: newSettings(withoutUndefined(seed)),
  });
  for (const [i, entry] of members.entries()) {
    const { member_id, email_address, email_address_verified, status, external_id, ...profile } = entry;
    await at(`${place}.members[${i}]`, () =>
      insertMember(db, projectId, now, {
        ...(member_id !== undefined && { id: member_id }),
        organization_id: id,
        email_address,
        email_verified: Number(email_address_verified ?? status === 'active'),
        status,
        external_id: external_id ?? null,
        profile: withoutUndefined(profile),
      }),
    );
  }
}

/** Adds the place in the seed to an error. */
const at = <T>(place: string, work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => {
    if (error instanceof SandboxError) throw new SeedError(`${place}: ${error.message}`);
    throw error;
  });

/** Creates the default data: an organization that anyone at example.com may join, so that a first login finds one. */
async function applyDefaultSeed(db: Executor, projectId: string, now: number): Promise<void> {
  const { id } = await insertOrganization(db, projectId, now, {
    name: 'Globex',
    slug: 'globex',
    external_id: null,
    settings: newSettings({ email_jit_provisioning: 'RESTRICTED', email_allowed_domains: ['example.com'] }),
  });
  // Joining by domain requires a member with a verified address there (docs/stytch.md, "Who is discovered").
  await insertMember(db, projectId, now, {
    organization_id: id,
    email_address: 'grace@example.com',
    email_verified: 1,
    status: 'active',
    profile: { name: 'Grace Hopper' },
  });
}

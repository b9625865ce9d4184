import { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { EmulatorContext } from '../core/context.ts';
import { SandboxError } from '../core/errors.ts';
import { createKeyring } from '../core/keys/keyring.ts';
import { findProject } from '../core/projects/projects.ts';
import type { Seed } from '../core/provider.ts';
import { SeedError } from '../core/projects/seed.ts';
import { connectedApps } from './connected-apps/app.ts';
import { newConnectedApp } from './connected-apps/new-app.ts';
import { newId } from './ids.ts';
import { m2mClients } from './m2m/client.ts';
import { newM2mClient } from './m2m/new-client.ts';
import { withoutUndefined } from './members/fields.ts';
import { chooseSlug } from './organizations/default-names.ts';
import { checkConnections, newSettings } from './organizations/settings.ts';
import { insertMember } from './members/insert.ts';
import { insertOrganization } from './organizations/insert.ts';
import { issueToken, newScim } from './scim/new-connection.ts';
import type { Place } from './sso/built-in.ts';
import type { Connection } from './sso/connection.ts';
import { findIn, makeConnection } from './sso/new-connection.ts';
import { applyDefaultSeed } from './seed/default-seed.ts';
import { seedFields, type SeedOrganization } from './seed/fields.ts';
import { changeSettings } from './settings/settings.ts';

/**
 * Fills an empty project.
 * @param seed null for what every new project holds
 */
export async function applySeed(
  context: Pick<EmulatorContext, 'now' | 'siteUrl'>,
  db: Executor,
  projectId: string,
  seed: Seed | null,
) {
  const { organizations, settings, m2m_clients, connected_apps } = z.object(seedFields).parse(seed ?? {});
  const now = context.now();
  const scope = { db, project: await findProject(db, projectId) };
  if (settings) await changeSettings(db, projectId, settings);
  for (const [i, entry] of (m2m_clients ?? []).entries())
    await at(`m2m_clients[${i}]`, () => m2mClients.insert(scope, newM2mClient(now, entry).client));
  for (const [i, entry] of (connected_apps ?? []).entries())
    await at(`connected_apps[${i}]`, () => connectedApps.insert(scope, newConnectedApp(now, entry).app));
  if (!organizations) return applyDefaultSeed(db, projectId, now);
  const place = { siteUrl: context.siteUrl, project: scope.project, now, keys: createKeyring(db, context.now) };
  for (const [i, { seed: entry, ...organization }] of (await connected(place, organizations)).entries())
    await at(`organizations[${i}]`, () =>
      addOrganization(db, projectId, entry, organization, now, `organizations[${i}]`),
    );
}

interface SeededOrganization {
  id: string;
  connections: Connection[];
}

/** Makes the connections of all organizations. An external one may name an organization further down. */
async function connected(place: Place, organizations: SeedOrganization[]) {
  const all = organizations.map((seed) => {
    const id = seed.organization_id ?? newId('organization');
    const names = [id, seed.organization_slug, seed.organization_external_id];
    return { seed, names, id, connections: [] as Connection[] };
  });
  const entries = all.flatMap(({ seed, connections }, i) =>
    seed.sso_connections.map((seeded, j) => ({
      seeded,
      connections,
      place: `organizations[${i}].sso_connections[${j}]`,
    })),
  );
  const isExternal = ({ seeded }: (typeof entries)[number]) => seeded.kind === 'external';
  for (const { seeded, connections, place: where } of [
    ...entries.filter((entry) => !isExternal(entry)),
    ...entries.filter(isExternal),
  ])
    await at(where, async () => {
      connections.push(await makeConnection(place, seeded, connections, findIn(all)));
    });
  return all;
}

async function addOrganization(
  db: Executor,
  projectId: string,
  seed: SeedOrganization,
  { id, connections }: SeededOrganization,
  now: number,
  place: string,
) {
  const { organization_name: name, organization_slug, organization_external_id, members, scim_connection } = seed;
  await insertOrganization(db, projectId, now, {
    id,
    name,
    slug: await chooseSlug({ db, project: { id: projectId } }, organization_slug, name),
    external_id: organization_external_id ?? null,
    settings: checkConnections(connections, newSettings(withoutUndefined(seed))),
    connections,
    scim: scim_connection ? newScim(issueToken(now, scim_connection.bearer_token).stored, scim_connection) : null,
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

import type { LabParts } from './context.ts';
import { createProviders } from './providers/index.ts';
import { createControlPlane } from './sandbox-project/control-plane.ts';
import { countPerNetwork, PROJECTS, READERS } from './reader/per-network.ts';
import { createProjects } from './sandbox-project/projects.ts';
import { liveConnection } from './credentials/addresses.ts';
import { createConnections } from './credentials/connections.ts';
import { createHost } from './credentials/host.ts';
import { createReach } from './credentials/ownership.ts';
import { createSends } from './credentials/mail-quota.ts';
import { createClients } from './providers/stytch/clients.ts';

/** What a lab is made from. The rest of its parts it makes itself. */
export type Given = Pick<LabParts, 'db' | 'settings' | 'seal' | 'log' | 'providerUrl' | 'siteKey' | 'record'>;

/** Makes every part of the lab, once. */
export function makeParts(given: Given): LabParts {
  const { db, seal, settings, providerUrl, siteKey } = given;
  const controlPlane = createControlPlane(providerUrl, siteKey);
  const projects = createProjects({
    db,
    controlPlane,
    origin: providerUrl,
    shownOrigin: settings.SITE_URL,
    count: countPerNetwork(given, PROJECTS),
  });
  const clients = createClients();
  const host = createHost(settings);
  const connections = createConnections({
    db,
    seal,
    projects,
    host,
    connect: (guide, keys) => liveConnection(settings, guide, 'reader', keys),
    onForgotten: clients.forget,
  });
  return {
    ...given,
    controlPlane,
    countReader: countPerNetwork(given, READERS),
    projects,
    clients,
    host,
    connections,
    providers: createProviders(clients),
    reach: createReach(db),
    sends: createSends(db, seal, settings),
  };
}

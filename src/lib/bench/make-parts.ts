import type { LabParts } from './parts.ts';
import { createProviders } from './providers.ts';
import { createControlPlane } from './sandbox-project/control-plane.ts';
import { countPerNetwork, PROJECTS, READERS } from './per-network.ts';
import { createProjects } from './sandbox-project/projects.ts';
import { liveConnection } from './connection/addresses.ts';
import { createConnections } from './connection/connections.ts';
import { createHost } from './connection/host.ts';
import { createReach } from './connection/reach.ts';
import { createSends } from './connection/sends.ts';
import { createClients } from './stytch/clients.ts';

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

import { liveConnection, redirectUrl } from './credentials/addresses.ts';
import { createConnections, type Connections } from './credentials/connections.ts';
import { createHost, type Host } from './credentials/host/host.ts';
import { createLinkQuota } from './credentials/live/link-quota.ts';
import { createMailQuota } from './credentials/live/mail-quota.ts';
import { createOwnership } from './credentials/live/ownership.ts';
import { createProviders, providerOf, type Providers } from './providers/index.ts';
import { countPerNetwork, PROJECTS, READERS, type CountOne } from './reader/per-network.ts';
import { createControlPlane } from './sandbox-project/control-plane.ts';
import { createProjects } from './sandbox-project/projects.ts';
import type { BenchServices, ContextInput } from './services.ts';

/** The dependencies that the bench's functions receive as their first argument. */
export interface BenchContext extends BenchServices {
  /** Called before a new reader is stored. */
  countReader: CountOne;
  host: Host;
  connections: Connections;
  providers: Providers;
}

/** The redirect URL of an app that a reader downloads and starts next to this site. */
const DOWNLOADED_APP = 'http://localhost:4000/authenticate';

/** Creates the bench's dependencies, once per process. */
export function createContext(input: ContextInput): BenchContext {
  const { db, seal, settings, providerUrl, siteKey } = input;
  const controlPlane = createControlPlane(providerUrl, siteKey);
  const projects = createProjects({
    db,
    controlPlane,
    origin: providerUrl,
    shownOrigin: settings.SITE_URL,
    redirectUrls: [redirectUrl(settings), DOWNLOADED_APP],
    count: countPerNetwork(input, PROJECTS),
  });
  const providers = createProviders();
  const host = createHost(settings, providers);
  const connections = createConnections({
    db,
    seal,
    projects,
    host,
    providers,
    connect: (provider, keys) => liveConnection(settings, providerOf({ providers }, provider), 'reader', keys),
  });
  return {
    ...input,
    controlPlane,
    countReader: countPerNetwork(input, READERS),
    projects,
    host,
    connections,
    providers,
    ownership: createOwnership(db),
    mailQuota: createMailQuota(db, seal, settings),
    linkQuota: createLinkQuota(db, seal),
  };
}

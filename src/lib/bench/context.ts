import type { Secret } from '../config/secret.ts';
import type { Settings } from '../config/settings.ts';
import type { Seal } from '../store/seal.ts';
import type { Connections } from './credentials/connections.ts';
import type { Host } from './credentials/host.ts';
import type { Reach } from './credentials/ownership.ts';
import type { Sends } from './credentials/mail-quota.ts';
import type { Log } from '../log/log.ts';
import type { Database } from '../store/database.ts';
import type { Recorder } from '../wire/recorder.ts';
import type { CountOne } from './reader/per-network.ts';
import type { Providers } from './providers/index.ts';
import type { ControlPlane } from './sandbox-project/control-plane.ts';
import type { Projects } from './sandbox-project/projects.ts';
import type { Clients } from './providers/stytch/clients.ts';

/** What the parts of the lab share. Made once, in `createBench`. */
export interface LabParts {
  db: Database;
  settings: Settings;
  /** Seals what readers hold. */
  seal: Seal;
  log: Log;
  /** The origin the sandbox listens on; readers are shown `SITE_URL` in its place. */
  providerUrl: string;
  /** Tells the site's own sandbox that the site itself asks. */
  siteKey?: Secret;
  record: Recorder;
  controlPlane: ControlPlane;
  /** Called before a new reader is stored. */
  countReader: CountOne;
  projects: Projects;
  host: Host;
  connections: Connections;
  reach: Reach;
  sends: Sends;
  clients: Clients;
  providers: Providers;
}

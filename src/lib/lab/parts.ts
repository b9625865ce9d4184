import type { Settings } from '../config/settings.ts';
import type { Log } from '../log/log.ts';
import type { Database } from '../store/database.ts';
import type { Recorder } from '../wire/recorder.ts';
import type { Providers } from './providers.ts';
import type { ControlPlane } from './sandbox-project/control-plane.ts';
import type { Projects } from './sandbox-project/projects.ts';
import type { Clients } from './stytch/clients.ts';

/** What the parts of the lab share. Made once, in `createLab`. */
export interface LabParts {
  db: Database;
  settings: Pick<Settings, 'SITE_URL'>;
  log: Log;
  /** The origin the provider listens on; readers are shown `SITE_URL` in its place. */
  providerUrl: string;
  record: Recorder;
  controlPlane: ControlPlane;
  projects: Projects;
  clients: Clients;
  providers: Providers;
}

import type { Secret } from '../config/secret.ts';
import type { Settings } from '../config/settings.ts';
import type { Log } from '../log/log.ts';
import type { Database } from '../store/database.ts';
import type { Seal } from '../store/seal.ts';
import type { Recorder } from '../wire/recorder.ts';
import type { LinkQuota } from './credentials/live/link-quota.ts';
import type { MailQuota } from './credentials/live/mail-quota.ts';
import type { Ownership } from './credentials/live/ownership.ts';
import type { ControlPlane } from './sandbox-project/control-plane.ts';
import type { Projects } from './sandbox-project/projects.ts';
import type { Outcome } from './types.ts';

/** Services that the composition root hands to the bench. */
export interface ContextInput {
  db: Database;
  settings: Settings;
  /** Encrypts what readers hold. */
  seal: Seal;
  log: Log;
  /** The origin the sandbox listens on; readers are shown `SITE_URL` instead. */
  providerUrl: string;
  /** Tells the site's own sandbox that the site itself is calling. */
  siteKey?: Secret;
  record: Recorder;
  /** Called with what happens, if the site keeps metrics. */
  metrics?: BenchMetrics | undefined;
}

/** Counters of the bench. */
export interface BenchMetrics {
  /** A reader ran an action. */
  ran(guide: string, step: string, outcome: Outcome['kind']): void;
  /** A reader's first successful call. @param ms since their first press */
  firstCall(ms: number): void;
}

/** The dependencies that a provider's actions may use: all but those that choose between providers. */
export interface BenchServices extends ContextInput {
  controlPlane: ControlPlane;
  projects: Projects;
  ownership: Ownership;
  mailQuota: MailQuota;
  linkQuota: LinkQuota;
}

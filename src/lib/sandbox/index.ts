import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import type { Log } from '../log/log.ts';
import type { Database } from '../store/database.ts';
import type { Sweep } from '../store/sweeper.ts';
import { json, redirectTo } from './answer.ts';
import { createApi } from './api.ts';
import { createCallLog } from './call-log.ts';
import { createControl } from './control/index.ts';
import { failure } from './failure.ts';
import type { Parts } from './parts.ts';
import { createPasswordless } from './passwordless/index.ts';
import { createPositions } from './position.ts';
import { redirectHosts } from './redirect-hosts.ts';
import { createKeyring } from './stytch/keys.ts';
import { followLink, REDIRECT_PATH } from './stytch/link.ts';
import { createSweep } from './sweep.ts';
import { plantSeed, type MadeProject } from './control/project.ts';
import type { Seed } from './seed-file.ts';

/** The emulated providers: an app to mount at the root of an origin, and what clears up after it. */
export interface Sandbox {
  /** Answers `/v1/b2b/*`, `/passwordless/*` and `/_sandbox/*`. */
  app: Hono;
  sweep: Sweep;
  /** Makes the project that a seed file describes, in place of one with its id. */
  plant(seed: Seed): Promise<MadeProject>;
}

interface SandboxParts {
  db: Database;
  /** The site's own origin, without a slash at the end: where links in mails lead. */
  siteUrl: string;
  /** Hosts besides the site's own and localhost that projects may redirect to. */
  redirectHosts: string[];
  /** How many projects one network address may make in a day. */
  projectsPerAddress: number;
  /** Where a request really comes from; the address of its socket when left out. */
  clientAddress?: (request: IncomingMessage) => string;
  log: Log;
  /** Real time in milliseconds; tests bring their own. */
  now?: () => number;
}

/**
 * Makes an emulator of the Stytch B2B API that keeps everything in the database.
 * @example
 * const { app, sweep } = createSandbox({ db, siteUrl: 'http://localhost:3000', redirectHosts: [], projectsPerAddress: 50, log });
 * await app.request('/_sandbox/projects', { method: 'POST' });
 */
export function createSandbox({ redirectHosts: hosts, now = Date.now, ...given }: SandboxParts): Sandbox {
  const clientAddress = given.clientAddress ?? (({ socket }) => socket.remoteAddress ?? '');
  const base = { ...given, clientAddress, now, nextPosition: createPositions(now) };
  const calls = createCallLog(given.db, given.log);
  const passwordless = createPasswordless({ ...base, calls });
  const parts: Parts = {
    ...base,
    passwordless,
    calls,
    keys: createKeyring(given.db, now),
    checkRedirect: redirectHosts(given.siteUrl, hosts),
  };
  const app = new Hono();
  app.get(REDIRECT_PATH, async (context) =>
    redirectTo(context, await followLink(parts.db, parts.checkRedirect, context.req.query(), parts.now())),
  );
  app.all('/v1/b2b/*', createApi(parts));
  app.route('/', passwordless.app);
  app.route('/', createControl(parts));
  app.onError((error, context) => {
    const { status, body, headers } = failure(parts, error, `request-id-test-${randomUUID()}`);
    return json(context, status, body, headers);
  });
  const sweep = createSweep(parts.db);
  return {
    app,
    plant: (seed) => plantSeed(parts, seed),
    sweep: async (time) => {
      await calls.flush();
      await sweep(time);
      await passwordless.sweep(time);
    },
  };
}

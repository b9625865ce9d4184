import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Secret } from '../config/secret.ts';
import type { Log } from '../log/log.ts';
import type { Database } from '../store/database.ts';
import type { Sweep } from '../store/sweeper.ts';
import { createApi } from './stytch/api.ts';
import { createCallLog } from './core/call-log.ts';
import { createControl } from './control/index.ts';
import { failure } from './stytch/failure.ts';
import { json, redirectTo } from './core/response.ts';
import { queryOf, type Answering, type Received } from './core/request.ts';
import type { Parts } from './core/context.ts';
import { createPasswordless } from './passwordless/index.ts';
import { createPositions } from './core/position.ts';
import { redirectHosts } from './core/redirect-hosts.ts';
import { createKeyring } from './stytch/sessions/keys.ts';
import { followLink, REDIRECT_PATH } from './stytch/magic-links/redirect.ts';
import { createSweep } from './core/sweep.ts';
import { plantSeed, type MadeProject } from './control/projects.ts';
import type { Seed } from './seed-file.ts';

/** The emulated providers: what answers at the root of an origin, and what clears up after it. */
export interface Sandbox {
  /** Answers `/passwordless/*`, `/_sandbox/*`, and everything else as Stytch does; `http/node.ts` makes a listener of it. */
  answer: Answering;
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
  /** Whoever sends it as X-Sandbox-Site-Key makes any number: the site counts its readers itself. */
  siteKey?: Secret;
  /** Where a request really comes from; the address of its socket when left out. */
  clientAddress?: (request: IncomingMessage) => string;
  log: Log;
  /** Real time in milliseconds; tests bring their own. */
  now?: () => number;
}

/**
 * Makes an emulator of the Stytch B2B API that keeps everything in the database.
 * @example
 * const { answer } = createSandbox({ db, siteUrl: 'http://localhost:3000', redirectHosts: [], projectsPerAddress: 50, log });
 * createServer(asListener(answer, log)).listen(3000);
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
  const [api, control] = [createApi(parts), createControl(parts)];
  const sweep = createSweep(parts.db);
  return {
    answer: async (request) => {
      try {
        if (isBelow('/passwordless', request)) return await passwordless.answer(request);
        if (isBelow('/_sandbox', request)) return await control(request);
        return await (isLink(request) ? follow(parts, request) : api(request));
      } catch (error) {
        const { status, body, headers } = failure(parts, error, `request-id-test-${randomUUID()}`);
        return json(status, body, headers);
      }
    },
    plant: (seed) => plantSeed(parts, seed),
    sweep: async (time) => {
      await calls.flush();
      await sweep(time);
      await passwordless.sweep(time);
    },
  };
}

const isBelow = (base: string, { path }: Received) => path === base || path.startsWith(`${base}/`);

const isLink = ({ method, path }: Received) => path === REDIRECT_PATH && (method === 'GET' || method === 'HEAD');

const follow = async (parts: Parts, request: Received) => redirectTo(await followLink(parts, queryOf(request)));

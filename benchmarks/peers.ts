import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emailLinkFlow } from './flows/firebase.ts';
import { magicAuthFlow } from './flows/workos.ts';
import { start, waitForServer } from './processes.ts';
import type { Subject } from './round.ts';
import { takePort } from './subjects.ts';

const FIREBASE_TOOLS = 'firebase-tools@15.34.2';
/** Projects named `demo-…` never reach Google's servers. */
const PROJECT = 'demo-first-login';

/**
 * Installs firebase-tools in a folder and starts its Auth emulator. It needs some 200 MB, so it isn't a dependency of
 * this project.
 * @param folder an empty folder, which the caller removes
 */
export async function startFirebase(folder: string): Promise<Subject> {
  const [port, hub, logging] = [await takePort(), await takePort(), await takePort()];
  const onPort = (number: number) => ({ host: '127.0.0.1', port: number });
  const emulators = { auth: onPort(port), hub: onPort(hub), logging: onPort(logging), ui: { enabled: false } };
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  writeFileSync(join(folder, 'firebase.json'), JSON.stringify({ emulators }));
  console.log(`Installing ${FIREBASE_TOOLS} …`);
  const install = ['install', FIREBASE_TOOLS, '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'];
  execFileSync('npm', install, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const cli = join(folder, 'node_modules/firebase-tools/lib/bin/firebase.js');
  const args = [cli, 'emulators:start', '--only', 'auth', '--project', PROJECT];
  const child = start(args, { CI: 'true', NO_UPDATE_NOTIFIER: '1' }, folder);
  await waitForServer(`http://127.0.0.1:${port}/`, child);
  return { name: 'firebase-tools Auth emulator', port, child, flow: emailLinkFlow(PROJECT) };
}

/**
 * Returns a workos/emulate that already runs. It isn't on npm, so this can't start one and doesn't see its process. Its
 * rate limit has to be lifted (docs/performance.md).
 */
export const runningWorkos = (url: string): Subject => ({
  name: 'workos/emulate',
  port: Number(new URL(url).port || 80),
  child: undefined,
  flow: magicAuthFlow,
});

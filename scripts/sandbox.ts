/**
 * `npm run sandbox` starts the emulators without the site, for other projects' tests.
 * `npm run sandbox -- --port 0 --seed seed.yaml --json`
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// From the second start on, Node neither strips types nor compiles: half of the time, and 20 MB less. Only modules that
// are loaded afterwards are cached, so the rest is imported here.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/first-login'));
const { runSandboxCommand } = await import('./lib/sandbox-command.ts');

// npm runs scripts in the package's folder; INIT_CWD is the folder it was called in.
await runSandboxCommand('npm run sandbox --', process.env.INIT_CWD ?? '');

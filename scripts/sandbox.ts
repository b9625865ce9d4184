/**
 * `npm run sandbox` starts the emulators without the site, for other projects' tests.
 * `npm run sandbox -- --port 0 --seed seed.yaml --json`
 */
import { runSandboxCommand } from './lib/sandbox-command.ts';

// npm runs scripts in the package's folder; INIT_CWD is the folder it was called in.
await runSandboxCommand('npm run sandbox --', process.env.INIT_CWD ?? '');

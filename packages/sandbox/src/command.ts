import { checkNodeVersion } from './node-version.ts';

/** Runs the command `first-login-sandbox`. */
export async function run(): Promise<void> {
  try {
    checkNodeVersion();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    return;
  }
  const { runSandboxCommand } = await import('../../../scripts/lib/sandbox-command.ts');
  await runSandboxCommand('first-login-sandbox', process.cwd());
}

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fillPlaceholders } from '../../src/components/listing/placeholders.ts';
import { totpCode } from '../../src/lib/guides/totp-code.ts';
import { hasModules, PYTHON, PYTHONPATH } from './flask.ts';
import { startSandbox } from './harness.ts';
import { oauthToken, ssoToken } from './sign-in.ts';

const ADA = 'ada@example.com';

/** A sandbox with Acme and its member Ada, and what runs a program of the guide against it. */
async function start() {
  const sandbox = await startSandbox();
  const { stytch, project, url } = sandbox;
  await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  await stytch.organizations.members.create({ organization_id: 'acme', email_address: ADA });
  const folder = mkdtempSync(join(tmpdir(), 'first-login-python-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = {
    PATH: process.env.PATH,
    PYTHONPATH,
    PYTHONDONTWRITEBYTECODE: '1',
    STYTCH_PROJECT_ID: project.project_id,
    STYTCH_SECRET: project.secret,
    STYTCH_API_URL: url,
  };
  /** @param type what the user types once the program has printed something that matches */
  const run = (
    name: string,
    {
      args = [],
      held = {},
      type,
    }: { args?: string[]; held?: Record<string, string>; type?: (said: string) => unknown },
  ) =>
    new Promise<string>((done) => {
      const source = readFileSync(`examples/everyday-login/${name}.py`, 'utf8');
      writeFileSync(join(folder, 'run.py'), fillPlaceholders(source, [held]));
      const program = spawn(PYTHON, ['run.py', ...args], { cwd: folder, env });
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (!type || !said.includes('Code, or')) return;
        void Promise.resolve(type(said)).then((typed) => program.stdin.end(`${typed}\n`));
        type = undefined;
      };
      program.stdout.on('data', hear);
      program.stderr.on('data', hear);
      program.on('close', () => done(said));
    });
  /** Opens a magic link. @returns the intermediate session token */
  const opened = async () => {
    await stytch.magicLinks.email.discovery.send({ email_address: ADA });
    const token = await sandbox.newestToken();
    return (await stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token: token }))
      .intermediate_session_token;
  };
  return { ...sandbox, run, opened };
}

test.skipIf(!hasModules('requests', 'stytch'))(
  'the programs in Python log in with Google, through SSO and with a second factor',
  async () => {
    const sandbox = await start();
    const { run, opened, control, project } = sandbox;
    const held = { OAUTH_TOKEN: await oauthToken(sandbox, 'google/discovery', ADA) };
    expect(await run('continue_with_google', { held })).toMatch(/'Acme'.*\nlogged in: True\n$/);

    const { issuer, client_id, client_secret } = (await control('GET', '/idp', project)).body;
    const connected = await run('connect_their_provider', { args: [issuer, client_id, client_secret] });
    const [, connection_id = ''] = /(\S+) is active\n$/.exec(connected) ?? [connected];
    const sso = { SSO_TOKEN: await ssoToken(sandbox, ADA, { connection_id }) };
    expect(await run('log_in_with_sso', { held: sso })).toBe('logged in: True\n');
    expect(await run('require_sso', {})).toContain('RESTRICTED');
    await sandbox.stytch.organizations.update({ organization_id: 'acme', auth_methods: 'ALL_ALLOWED' });

    expect(await run('require_second_factor', {})).toContain('REQUIRED_FOR_ALL');
    const first = await run('second_factor', {
      held: { INTERMEDIATE_SESSION_TOKEN: await opened() },
      type: (said) => totpCode(/app: (\S+)/.exec(said)?.[1] ?? '', Date.now()),
    });
    expect(first).toMatch(/logged in: True\n$/);
    const recovered = await run('second_factor', {
      held: { INTERMEDIATE_SESSION_TOKEN: await opened() },
      type: () => /codes: (\S+)/.exec(first)?.[1],
    });
    expect(recovered).toMatch(/logged in: True\n$/);
    expect(recovered).not.toContain('secret');
  },
  120_000,
);

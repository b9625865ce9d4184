import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { ensurePackage } from '../../scripts/lib/apt.mjs';
import { freePort } from '../../scripts/lib/test-environment.ts';

const PROGRAM = '/usr/sbin/nginx';
const SITE = join(import.meta.dirname, '../../deploy/nginx.conf');

/**
 * Looks for nginx. On CI it is installed first.
 * @returns why there is none; undefined if there is
 */
export async function missingNginx(): Promise<string | undefined> {
  if (existsSync(PROGRAM)) return undefined;
  return process.env.CI ? await ensurePackage('nginx') : 'no nginx (Debian: apt install nginx)';
}

/**
 * Starts nginx with deploy/nginx.conf, in front of instances of the site. Only what a test can't have differs: the
 * ports, and a certificate of its own. It ends with the test.
 */
export async function startNginx(name: string, instances: number[]): Promise<{ port: number; certificate: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-nginx-'));
  const port = await freePort();
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-days', '2'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], { stdio: 'ignore' });
  const servers = instances.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=5s;`);
  const site = readFileSync(SITE, 'utf8')
    .replaceAll('learn.example', name)
    .replace(/server 127\.0\.0\.1:3000 .*;/, servers.join(' '))
    // The redirect from http needs port 80.
    .replace(/server \{\n {4}listen 80;[^}]*\}/, '')
    .replace(/error_log .*;/, '')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replace('listen [::]:443 ssl;', '')
    .replace(/(ssl_certificate_key) .*;/, `$1 ${key};`)
    .replace(/(ssl_certificate) .*;/, `$1 ${certificate};`);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = folders.map((each) => `${each}_temp_path ${join(folder, each)};`).join(' ');
  // One process, so that requests take turns strictly, and none is left when it is killed.
  const main = `daemon off; master_process off; pid ${join(folder, 'pid')}; error_log stderr; events {}`;
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, `${main} http { ${temporary} ${site} }`);

  const nginx = spawn(PROGRAM, ['-e', 'stderr', '-c', file], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  nginx.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = once(nginx, 'close');
  onTestFinished(async () => {
    nginx.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true });
  });
  while (!existsSync(join(folder, 'pid'))) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${errors}`);
    await wait(10);
  }
  return { port, certificate: readFileSync(certificate) };
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensurePackage } from '../../scripts/lib/apt.mjs';
import type { launch } from './processes.ts';

const PROGRAM = '/usr/sbin/nginx';

/** Whether nginx is here. On CI it is installed first. */
export async function findNginx(): Promise<boolean> {
  if (!existsSync(PROGRAM) && process.env.CI) await ensurePackage('nginx');
  return existsSync(PROGRAM);
}

/** Starts nginx with deploy/nginx.conf, as far as one machine without a name and a certificate allows. */
export function startNginx(start: typeof launch, folder: string, port: number, instances: number[]) {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' });
  const servers = instances.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=5s;`);
  const site = readFileSync(resolve(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8')
    .replace(/server 127\.0\.0\.1:3000 .*;/, servers.join(' '))
    // The redirect from http needs port 80.
    .replace(/server \{\n {4}listen 80;[^}]*\}/, '')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replace('listen [::]:443 ssl;', '')
    .replace(/(ssl_certificate_key) .*;/, `$1 ${key};`)
    .replace(/(ssl_certificate) .*;/, `$1 ${certificate};`);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = folders.map((name) => `${name}_temp_path ${join(folder, name)};`).join(' ');
  const file = join(folder, 'nginx.conf');
  const main = `daemon off; master_process off; pid ${join(folder, 'nginx.pid')}; error_log stderr; events {}`;
  // One process, so that requests take turns strictly, and none is left when it is killed.
  writeFileSync(file, `${main} http { ${temporary} ${site} }`);
  return start([PROGRAM, '-e', 'stderr', '-c', file], { cwd: folder, env: {} });
}

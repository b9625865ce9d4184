import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { request as httpRequest } from 'node:http';
import { resolve } from 'node:path';
import { onTestFinished, vi } from 'vitest';

/** Debian's Python has Debian's Flask. Another one can be named, with packages of its own. */
export const PYTHON = process.env.FLASK_PYTHON ?? '/usr/bin/python3';
/** The stand-in for the `stytch` package, unless `PYTHONPATH` names the official one. */
export const PYTHONPATH = process.env.PYTHONPATH ?? resolve('tests/contract/python/stand-in');

/** Whether Python has these modules. */
export function hasModules(...names: string[]): boolean {
  try {
    execFileSync(PYTHON, ['-c', names.map((name) => `import ${name}`).join('\n')], {
      stdio: 'ignore',
      env: { ...process.env, PYTHONPATH },
    });
    return true;
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

interface Start {
  /** Its folder in `examples/`. */
  app: string;
  env?: Record<string, string>;
  /** The port that it listens on once it has started; left out where it ends by itself. */
  port?: number;
}

/** Starts a program, and waits until it answers or has ended. It ends with the test. */
export async function startProgram([command = '', ...args]: string[], { app, env = {}, port }: Start) {
  const child = spawn(command, args, {
    cwd: resolve('examples', app),
    env: { PATH: process.env.PATH, PYTHONPATH, PYTHONDONTWRITEBYTECODE: '1', ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  if (port !== undefined) {
    const endedEarly = ended.then(() => Promise.reject(new Error(`${command} ended:\n${output}`)));
    await Promise.race([endedEarly, accepts(port)]);
    endedEarly.catch(() => undefined);
  }
  return {
    output: () => output,
    exit: async () => (await ended, child.exitCode),
    end: () => (child.kill('SIGTERM'), ended),
  };
}

/** Waits until something listens there. */
const accepts = (port: number) =>
  vi.waitFor(async () => (await fetch(`http://localhost:${port}/static/app.css`)).arrayBuffer(), { timeout: 30_000 });

/** A user's browser at an app: it keeps the cookies that the app sets, and sends them back. */
export function browserAt(port: number, origin = `http://localhost:${port}`) {
  const jar = new Map<string, string>();
  const ask = async (method: string, path: string, body: string | object = '', from = origin) => {
    const isJson = typeof body === 'object';
    const asked = httpRequest({
      host: 'localhost',
      port,
      method,
      path,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' && {
          origin: from,
          'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
        }),
      },
    });
    asked.end(isJson ? JSON.stringify(body) : body);
    const [answer] = await once(asked, 'response');
    let text = '';
    for await (const chunk of answer) text += chunk;
    const cookies: string[] = answer.headers['set-cookie'] ?? [];
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (!value || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: Number(answer.statusCode), location: answer.headers.location ?? '', cookies, text };
  };
  return { ask, jar };
}

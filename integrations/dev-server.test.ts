import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { devServer } from './dev-server.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

// It loads the whole site, which takes seconds on a busy machine.
test('the dev server answers for the sandbox, and leaves pages to Astro', { timeout: 30_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  vi.stubEnv('DATA_DIR', folder);
  let middleware: Middleware | undefined;
  const httpServer = createServer((request, response) =>
    middleware?.(request, response, () => void response.end('a page')),
  );
  const server = { httpServer, middlewares: { use: (added: Middleware) => (middleware = added) } };
  // The integration uses only these two parts of Vite's server.
  await devServer().hooks['astro:server:setup']?.({ server } as never);
  await new Promise<void>((listening) => httpServer.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    httpServer.closeAllConnections();
    await new Promise((closed) => httpServer.close(closed));
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  expect((await fetch(`${url}/_sandbox/projects`, { method: 'POST' })).status).toBe(201);
  expect((await fetch(`${url}/passwordless/health/http`)).status).toBe(200);
  expect(await (await fetch(`${url}/guides/`)).text()).toBe('a page');
});

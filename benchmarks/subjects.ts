import { join } from 'node:path';
import { Client } from './client.ts';
import { fill } from './fill.ts';
import type { Flow } from './flows/flow.ts';
import { discoveryFlow, type Project } from './flows/stytch.ts';
import { freePort, start, optionsOf, waitForServer } from './processes.ts';
import type { Subject } from './round.ts';

const FIRST_PORT = 4800;

let nextPort = FIRST_PORT;

/** Returns a free port that no other subject gets. */
export async function takePort(): Promise<number> {
  const port = await freePort(nextPort);
  nextPort = port + 1;
  return port;
}

/**
 * Starts the site as `npm start` does, on a database of its own.
 * @param name of the subject, and of its folder in `folder`
 * @param nodeOptions for the site's process, such as `--cpu-prof`
 * @param flowOf makes the only flow that this site answers, so that the memory measured is that flow's
 */
export async function startSite(
  name: string,
  folder: string,
  size: { projects: number; members: number },
  nodeOptions: string[],
  flowOf: (projects: Project[]) => Flow = discoveryFlow,
): Promise<Subject> {
  const port = await takePort();
  const url = `http://localhost:${port}`;
  const data = join(folder, name);
  const projects = await fill(data, url, size.projects, size.members);
  const child = start([...optionsOf('start'), ...nodeOptions, 'src/server.ts'], {
    PORT: String(port),
    SITE_URL: url,
    DATA_DIR: data,
  });
  await waitForServer(`http://127.0.0.1:${port}/healthz`, child);
  return { name, port, child, flow: flowOf(projects) };
}

/** Starts the bare server, which repeats the responses that the site gives to one flow. */
export async function startBareServer(site: Subject): Promise<Subject> {
  const client = new Client(site.port);
  const recorded = await site.flow.run(client, 'recorded-user@example.com', 0);
  client.close();
  const port = await takePort();
  const child = start(['benchmarks/bare-server.ts'], { PORT: String(port) });
  child.send(recorded);
  await waitForServer(`http://127.0.0.1:${port}/healthz`, child);
  return { name: 'bare server', port, child, flow: site.flow };
}

import { createServer, type RequestListener, type Server } from 'node:http';

/** The port is taken; the message says what to do. */
export class PortInUse extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is in use. Choose another with PORT, for example: PORT=${port + 1} npm start`);
    this.port = port;
  }
}

/**
 * Listens on `host`; without one on both loopback addresses, because `localhost` means either.
 * @param port 0 for one that is free
 * @throws {PortInUse}
 */
export async function listen(listener: RequestListener, port: number, host?: string): Promise<Server[]> {
  if (host) return [await listenOn(listener, port, host)];
  const first = await listenOn(listener, port, '127.0.0.1');
  const second = await listenOn(listener, portOf([first]), '::1').catch((error: unknown) => {
    if (error instanceof PortInUse) {
      first.close();
      if (port === 0) return 'taken';
      throw error;
    }
    return undefined; // a machine without IPv6
  });
  // A port that is free on one of the two only.
  if (second === 'taken') return listen(listener, port, host);
  return second ? [first, second] : [first];
}

/** The port that was taken. */
export function portOf([server]: Server[]): number {
  const address = server?.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function listenOn(listener: RequestListener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error),
    );
    server.listen(port, host, () => resolve(server));
  });
}

/** Lets open requests end, and after `patience` milliseconds ends them. */
export async function stop(servers: Server[], patience = 3000): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  // Again and again: a connection whose request has just ended is kept open for the next one otherwise.
  const idle = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 50);
  const timer = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), patience);
  await Promise.all(closed);
  clearInterval(idle);
  clearTimeout(timer);
}

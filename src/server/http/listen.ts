import { createServer, type RequestListener, type Server } from 'node:http';
import { SettingsError } from '../../lib/config/settings.ts';

/** Thrown if the port is in use. The message says what to do. */
export class PortInUse extends SettingsError {
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is in use. Choose another with PORT, for example: PORT=${port + 1} npm start`);
    this.port = port;
  }
}

/** Milliseconds between two looks for requests that take too long to arrive. */
const CHECK_INTERVAL = 5000;

/**
 * Listens on a host, or on both loopback addresses, because `localhost` can mean either.
 * @param port 0 for any free port
 * @returns one server per address
 * @throws {PortInUse}
 */
export async function listen(listener: RequestListener, port: number, host?: string): Promise<Server[]> {
  if (host && host !== 'localhost') return [await listenOn(listener, port, host)];
  const first = await listenOn(listener, port, '127.0.0.1');
  const second = await listenOn(listener, portOf([first]), '::1').catch((error: unknown) => {
    if (error instanceof PortInUse) {
      first.close();
      if (port === 0) return 'taken';
      throw error;
    }
    return undefined; // a machine without IPv6
  });
  // The chosen port is free on one of the two addresses only: try another.
  if (second === 'taken') return listen(listener, port, host);
  return second ? [first, second] : [first];
}

/** Returns the port that servers listen on. */
export function portOf([server]: Server[]): number {
  const address = server?.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function listenOn(listener: RequestListener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ connectionsCheckingInterval: CHECK_INTERVAL }, listener);
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, () => resolve(server));
  });
}

/** Returns an error that tells the host what is wrong with HOST or PORT, or the error itself. */
function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') return new PortInUse(port);
  if (error.code === 'EACCES')
    return new SettingsError(`This user may not listen on port ${port}. Choose one above 1023 with PORT.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new SettingsError(
      `HOST is ${host}, which isn’t an address of this machine. Leave it out to listen on this machine only, or set ` +
        'it to 0.0.0.0 for all addresses.',
    );
  return error;
}

/** Closes servers after their open requests. @param timeout milliseconds after which open requests are aborted */
export async function stop(servers: Server[], timeout = 3000): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  // Repeatedly, because a connection stays open for the next request after its current one.
  const idle = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 50);
  const timer = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), timeout);
  await Promise.all(closed);
  clearInterval(idle);
  clearTimeout(timer);
}

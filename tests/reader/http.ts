import { request, type Agent, type IncomingHttpHeaders } from 'node:http';

/** A request, as it is sent. */
export interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Received {
  status: number;
  text: string;
  cookies: string[];
  headers: IncomingHttpHeaders;
}

/** Sends a request to a site. */
export type Ask = (sent: Sent) => Promise<Received>;

interface Place {
  port: number;
  agent?: Agent;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** The module that sends a request: `node:http` or `node:https`. */
  send?: typeof request;
}

/** Returns a function that sends requests to a port of this machine, with nothing added as `fetch` would. */
export const askAt =
  ({ port, agent, headers: always = {}, send = request }: Place): Ask =>
  ({ method = 'GET', path, headers = {}, body = '' }) =>
    new Promise<Received>((resolve, reject) => {
      const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { host: '127.0.0.1', port, ...(agent && { agent }), method, path };
      send({ ...options, headers: { ...length, ...always, ...headers } }, (response) => {
        const { statusCode: status = 0, headers: received } = response;
        const shared = { status, cookies: received['set-cookie'] ?? [], headers: received };
        // A stream of events doesn't end.
        if (received['content-type'] === 'text/event-stream') {
          response.destroy();
          return resolve({ ...shared, text: '' });
        }
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ ...shared, text: Buffer.concat(chunks).toString() }));
        response.on('error', reject);
      })
        .on('error', reject)
        .end(body);
    });

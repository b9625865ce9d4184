import { Agent, request } from 'node:http';

/** One recorded response. The bare server repeats it. */
export interface Recorded {
  status: number;
  location: string | undefined;
  body: string;
}

interface Call {
  method: 'GET' | 'POST';
  /** Path and query string. */
  path: string;
  authorization?: string | undefined;
  /** Sent as JSON. */
  body?: object;
  /** The status that counts as success; 200 if left out. */
  expected?: number;
}

/** HTTP client of one simulated user: a single keep-alive connection. Every server is measured with this one. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;

  /** @param port on 127.0.0.1 */
  constructor(port: number) {
    this.#port = port;
  }

  /** @throws {Error} if the status isn't the expected one */
  call({ method, path, authorization, body, expected = 200 }: Call): Promise<Recorded> {
    const text = body && JSON.stringify(body);
    const headers = {
      ...(authorization && { authorization }),
      ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    const options = { port: this.#port, host: '127.0.0.1', method, path, headers, agent: this.#agent };
    return new Promise((resolve, reject) => {
      const sending = request(options, (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (received += chunk));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status === expected) resolve({ status, location: response.headers.location, body: received });
          else reject(new Error(`${method} ${path.split('?')[0]} answered ${status}: ${received.slice(0, 300)}`));
        });
      });
      sending.on('error', reject);
      sending.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

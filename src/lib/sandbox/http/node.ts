import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Header } from '../../wire/exchange.ts';
import type { Answer } from './answer.ts';
import { StytchError } from '../stytch/errors.ts';
import { tooLarge } from './body.ts';
import type { Answering, Received } from './received.ts';

/**
 * The door for Node's server. Nothing stands between: a framework's way from a request and to a response, with the web's
 * objects for both, took 10 µs a call, as much as the bare server needs for it.
 */
export const asListener =
  (answering: Answering) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const answer = await answering(new NodeRequest(incoming));
    // The socket, not the request: destroying a request that was read to its end leaves the connection open.
    if (answer.dropped) incoming.socket.destroy();
    else write(outgoing, answer);
  };

function write(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  // A body may not stand in a 204, not even an empty one.
  if (status === 204) outgoing.writeHead(status, headers).end();
  else outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

class NodeRequest implements Received {
  readonly incoming: IncomingMessage;
  readonly method: string;
  readonly target: string;
  readonly path: string;

  constructor(incoming: IncomingMessage) {
    const { method = 'GET', url = '/' } = incoming;
    this.incoming = incoming;
    this.method = method;
    this.target = url.startsWith('/') ? url : withoutOrigin(url);
    const query = this.target.indexOf('?');
    this.path = query < 0 ? this.target : this.target.slice(0, query);
  }

  header(name: string): string | undefined {
    return this.incoming.headers[name]?.toString();
  }

  headers(): Header[] {
    const raw = this.incoming.rawHeaders;
    return Array.from({ length: raw.length / 2 }, (_, i): Header => [raw[2 * i] ?? '', raw[2 * i + 1] ?? '']);
  }

  /** A declared length is believed, since Node's parser holds the sender to it; otherwise bytes are counted as they come. */
  text(limit: number): Promise<string> {
    if (Number(this.header('content-length') ?? 0) > limit) throw tooLarge(limit);
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let length = 0;
      this.incoming.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > limit) reject(tooLarge(limit));
        else chunks.push(chunk);
      });
      this.incoming.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      // Nobody reads it, but it is not an error of ours.
      this.incoming.on('error', () => reject(new StytchError('bad_request', 'The body ended too early.')));
    });
  }
}

/** What is sent to a proxy names the origin, too (RFC 9112, section 3.2.2). */
function withoutOrigin(url: string): string {
  if (!URL.canParse(url)) return '/';
  const { pathname, search } = new URL(url);
  return pathname + search;
}

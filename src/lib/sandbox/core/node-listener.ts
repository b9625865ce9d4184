import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../log/log.ts';
import { traceOf } from '../../log/trace.ts';
import type { Header } from '../../wire/exchange.ts';
import { SandboxError } from './errors.ts';
import type { EmulatorResponse } from './response.ts';
import { tooLarge } from './body.ts';
import { pathOf, type Handler, type EmulatorRequest } from './request.ts';

/**
 * The door for Node's server. Nothing stands between: a framework's way from a request and to a response, with the
 * web's objects for both, took 10 µs a call, as much as the bare server needs for it.
 */
export const toNodeListener =
  (handler: Handler, log: Pick<Log, 'error'>): Listener =>
  async (incoming, outgoing) => {
    try {
      const answer = await handler(new NodeRequest(incoming));
      // The socket, not the request: destroying a request that was read to its end leaves the connection open.
      if (answer.dropped) incoming.socket.destroy();
      else write(outgoing, answer);
    } catch (error) {
      // Such as a header that Node does not take. Nobody waits for this promise, so it must not be rejected.
      log.error(traceOf(error), 'the sandbox could not answer');
      incoming.socket.destroy();
    }
  };

/** What a server of Node's calls for every request. */
export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

function write(outgoing: ServerResponse, { status, headers, body }: EmulatorResponse): void {
  // A body may not stand in a 204, not even an empty one.
  if (status === 204) outgoing.writeHead(status, headers).end();
  else outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

const UTF_8 = new TextDecoder();

class NodeRequest implements EmulatorRequest {
  readonly incoming: IncomingMessage;
  readonly method: string;
  readonly target: string;
  readonly path: string;

  constructor(incoming: IncomingMessage) {
    const { method = 'GET', url = '/' } = incoming;
    this.incoming = incoming;
    this.method = method;
    this.target = url.startsWith('/') ? url : withoutOrigin(url);
    this.path = pathOf(this.target);
  }

  /** The first of that name. Node's own `headers` makes an object of all of them, for the two that are asked for. */
  header(name: string): string | undefined {
    const raw = this.incoming.rawHeaders;
    for (let i = 0; i < raw.length; i += 2)
      if (raw[i]?.length === name.length && isNamed(raw[i], name)) return raw[i + 1];
    return undefined;
  }

  headers(): Header[] {
    const raw = this.incoming.rawHeaders;
    const headers: Header[] = [];
    for (let i = 0; i < raw.length; i += 2) headers.push([raw[i] ?? '', raw[i + 1] ?? '']);
    return headers;
  }

  /**
   * A declared length is believed, since Node's parser holds the sender to it; otherwise bytes are counted as they
   * come.
   */
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
      let ended = false;
      this.incoming.on('end', () => {
        ended = true;
        // Takes off a byte order mark, with which some clients begin.
        resolve(UTF_8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
      });
      // Nobody reads what is answered then, but it is no error of ours, and the call stands in the record. Every
      // request is closed in the end; making an error that nobody hears of took 3 % of the server's time.
      const leave = () => {
        if (!ended) reject(new SandboxError('bad_request', 'The body ended too early.'));
      };
      this.incoming.on('error', leave).on('close', leave);
      if (this.incoming.destroyed) leave();
    });
  }
}

const isNamed = (written: string | undefined, name: string) => written === name || written?.toLowerCase() === name;

/** What is sent to a proxy names the origin, too (RFC 9112, section 3.2.2). */
function withoutOrigin(url: string): string {
  if (!URL.canParse(url)) return '/';
  const { pathname, search } = new URL(url);
  return pathname + search;
}

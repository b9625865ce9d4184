import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../../log/log.ts';
import { traceOf } from '../../../log/trace.ts';
import type { Header } from '../../../wire/exchange.ts';
import { SandboxError } from '../errors.ts';
import type { EmulatorResponse } from './response.ts';
import { tooLarge } from './body.ts';
import { pathOf, type Handler, type EmulatorRequest } from './request.ts';

/**
 * Adapts a handler to Node's HTTP server. Without a framework in between: conversion to web-standard objects took 10 µs
 * per call, as much as everything a bare server does.
 */
export const toNodeListener =
  (handler: Handler, log: Pick<Log, 'error'>): Listener =>
  async (incoming, outgoing) => {
    try {
      const answer = await handler(new NodeRequest(incoming));
      // Destroys the socket, since destroying a request that was read to its end leaves the connection open.
      if (answer.dropped) incoming.socket.destroy();
      else write(outgoing, answer);
    } catch (error) {
      // For example a header that Node rejects. Nothing awaits this promise, so it must not reject.
      log.error(traceOf(error), 'the sandbox could not answer');
      incoming.socket.destroy();
    }
  };

/** A request listener of a Node server. */
export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

function write(outgoing: ServerResponse, { status, headers, body }: EmulatorResponse): void {
  // A 204 must not have a body, not even an empty one.
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

  /**
   * Returns the first header of that name. Node's own `headers` would build an object of all headers for the two we
   * read.
   */
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
   * Reads the body. A declared length can be trusted, because Node's parser enforces it; otherwise bytes are counted.
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
        // Also removes a byte order mark, which some clients send.
        resolve(UTF_8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
      });
      // The caller is gone, but the call is still recorded, so this isn't a server error. Every request closes in the
      // end, hence the check: creating an unused error each time took 3 % of the server's time.
      const leave = () => {
        if (!ended) reject(new SandboxError('bad_request', 'The body ended too early.'));
      };
      this.incoming.on('error', leave).on('close', leave);
      if (this.incoming.destroyed) leave();
    });
  }
}

const isNamed = (written: string | undefined, name: string) => written === name || written?.toLowerCase() === name;

/** Removes the origin, which requests to a proxy contain (RFC 9112, section 3.2.2). */
function withoutOrigin(url: string): string {
  if (!URL.canParse(url)) return '/';
  const { pathname, search } = new URL(url);
  return pathname + search;
}

import type { IncomingMessage } from 'node:http';

/**
 * Reads a request's body into `incoming.body`, where Astro's adapter expects a body that was already read. The adapter
 * itself enforces no limit, and reports an aborted upload as a server error.
 * @param limit the most bytes; the rest is discarded
 * @returns whether the body is complete and within the limit
 */
export async function readBody(incoming: IncomingMessage & { body?: Buffer }, limit: number): Promise<boolean> {
  const { 'content-length': declared, 'transfer-encoding': coded } = incoming.headers;
  if (declared === undefined && coded === undefined) return true;
  if (Number(declared ?? 0) > limit) return false;
  const chunks: Buffer[] = [];
  let length = 0;
  return await new Promise((resolve) => {
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else resolve(false);
    });
    incoming.on('end', () => {
      incoming.body = Buffer.concat(chunks);
      resolve(true);
    });
    // Aborted: the client reads no response.
    const abort = () => resolve(false);
    incoming.on('error', abort).on('close', abort);
  });
}

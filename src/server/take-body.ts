import type { IncomingMessage } from 'node:http';

/**
 * Reads a request's body and lays it where the pages look for one that was read before (`body`, as frameworks in front of
 * Astro do). They would not count it, and take somebody who leaves in the middle of one for a failure of ours.
 * @returns whether all of it came, and is at most `limit` bytes long; what comes after them is thrown away
 */
export async function takeBody(incoming: IncomingMessage & { body?: Buffer }, limit: number): Promise<boolean> {
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
    // Whoever leaves before the end reads no answer.
    const leave = () => resolve(false);
    incoming.on('error', leave).on('close', leave);
  });
}

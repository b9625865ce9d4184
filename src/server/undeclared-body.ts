import type { IncomingMessage } from 'node:http';

/**
 * Reads a body that came in chunks, whose length nobody knows before its end, and lays it where the pages look for one
 * that was read before (`body`, as frameworks in front of Astro do).
 * @returns whether it is at most `limit` bytes long; what comes after them is thrown away
 */
export async function takeUndeclaredBody(
  incoming: IncomingMessage & { body?: Buffer },
  limit: number,
): Promise<boolean> {
  if (incoming.headers['transfer-encoding'] === undefined) return true;
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

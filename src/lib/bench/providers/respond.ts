import type { Log } from '../../log/log.ts';
import { traceOf } from '../../log/trace.ts';
import { Blocked } from '../../wire/blocked.ts';
import { asBlocked } from '../no-room.ts';

/**
 * Runs a route of a plain app. The only place that catches blocked calls there.
 * @param work adds the cookies to set, which are set even if a call is blocked afterwards
 * @param describe turns the blocked call into a response the app's page understands
 */
export async function respond(
  { log }: { log: Pick<Log, 'error'> },
  work: (cookies: string[]) => Promise<Response>,
  describe: (blocked: Blocked) => Response,
): Promise<Response> {
  const cookies: string[] = [];
  const response = await work(cookies).catch((error: unknown) => {
    const blocked = asBlocked(error);
    if (!blocked) throw error;
    if (!(error instanceof Blocked)) log.error(traceOf(error), 'a request failed');
    return describe(blocked);
  });
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

import { Blocked } from '../../wire/blocked.ts';

/**
 * Runs a route of a plain app. The only place that catches blocked calls there.
 * @param work adds the cookies to set, which are set even if a call is blocked afterwards
 * @param describe turns the blocked call into a response the app's page understands
 */
export async function respond(
  work: (cookies: string[]) => Promise<Response>,
  describe: (blocked: Blocked) => Response,
): Promise<Response> {
  const cookies: string[] = [];
  const response = await work(cookies).catch((error: unknown) => {
    if (error instanceof Blocked) return describe(error);
    throw error;
  });
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

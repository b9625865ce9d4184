import type { Bench } from '../../../lib/bench/index.ts';
import type { AppProject, Download } from './app-download.ts';

/** Sends a zip as a file to save. With cookies it is one reader's own, and not to be cached. */
export function sendDownload(download: Download | undefined, cookies?: string[]): Response {
  if (!download) return new Response('There is no app to download here.', { status: 404 });
  const headers = new Headers({
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${download.name}.zip"`,
    ...(cookies && { 'Cache-Control': 'no-store' }),
  });
  for (const cookie of cookies ?? []) headers.append('Set-Cookie', cookie);
  return new Response(download.content, { headers });
}

/**
 * Returns the reader's sandbox project, for an app on their own machine. Creates the reader and the project when there
 * are none. The project has the app's redirect URL from the start.
 * @returns a response that says why not, when a limit of this site is reached
 */
export async function settingsFor(
  request: Request,
  bench: Bench,
): Promise<{ project: AppProject; cookies: string[] } | Response> {
  try {
    const { value: reader, cookies } = await bench.enter(request);
    return { project: await bench.revealProject(reader), cookies };
  } catch (error) {
    const blocked = bench.blockedReason(error);
    if (!blocked) throw error;
    return new Response(blocked.refused, { status: blocked.status });
  }
}

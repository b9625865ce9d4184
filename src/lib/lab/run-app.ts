import type { App, Route } from '../quickstart/stytch/app/app.ts';
import { Secret } from '../config/secret.ts';
import { applyLessons } from './apply-lessons.ts';
import type { LabParts } from './parts.ts';
import type { Reader } from './reader/readers.ts';
import { recordFor } from './record-for.ts';

/** Answers for whoever has not posted anything yet: nobody is logged in, and no call is made. */
const NO_PROJECT = { project_id: 'project-test-00000000-0000-4000-8000-000000000000', secret: new Secret('none') };

/** Runs a route of the plain app with the reader's client, and notes what it changed in their hands. */
export async function runApp(
  parts: LabParts,
  reader: Reader | undefined,
  request: Request,
  route: Route,
): Promise<Response> {
  if (!reader) return await route(withoutCookies(request), appFor(parts, NO_PROJECT));
  const project = await parts.projects.ensure(reader.id);
  const provider = parts.providers({ id: 'stytch-b2b' });
  const { exchanges, outcome } = await recordFor(parts, provider, project, async () =>
    route(request, appFor(parts, project)),
  );
  await applyLessons(parts.db, provider, reader.id, exchanges, { by: 'app' });
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

function appFor({ clients, settings }: LabParts, credentials: Parameters<LabParts['clients']>[0]): App {
  return {
    stytch: clients(credentials),
    secure: settings.SITE_URL.startsWith('https:'),
    guideUrl: '/guides/stytch-b2b/',
    inboxUrl: '/inbox/',
  };
}

/** Cookies of an app without a reader belong to a project that is gone. */
function withoutCookies(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  return new Request(request, { headers });
}

import { randomUUID } from 'node:crypto';
import type { Route } from '../../quickstart/passwordless/app/app.ts';
import { applyLessons } from '../apply-lessons.ts';
import type { LabParts } from '../parts.ts';
import type { Reader } from '../reader/readers.ts';
import { recordFor } from '../record-for.ts';
import { apiOf } from './index.ts';
import { userIdOf } from './people.ts';

/** Runs a route of the app that the passkey guide builds, on the reader's account, and notes what it changed. */
export async function runPasskeyApp(
  parts: LabParts,
  reader: Reader,
  request: Request,
  route: Route,
): Promise<Response> {
  const project = await parts.projects.ensure(reader.id);
  const provider = parts.providers({ id: 'passwordless' });
  const app = {
    api: apiOf(parts.providerUrl, project),
    apiKey: project.passkeys?.api_key ?? '',
    // The reader is everybody here: nobody's account is at stake.
    idFor: userIdOf,
    startSession: () => `passkey_app_session=${randomUUID()}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax`,
  };
  const { exchanges, outcome } = await recordFor(parts, provider, project, async () => route(request, app));
  await applyLessons(parts.db, provider, reader.id, exchanges, { by: 'app' });
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

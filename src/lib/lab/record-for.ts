import type { Recorded } from '../wire/recorder.ts';
import type { LabParts } from './parts.ts';
import type { Provider } from './provider.ts';
import type { Project } from './sandbox-project/projects.ts';
import { operationOf } from '../outline/operations.ts';

/** The SDK has no timeout of its own (fact sheet 5.2); a reader does not wait longer than this for one call. */
const CALL_TIMEOUT_MS = 10_000;

/** Does some work with the reader's client and records what goes over the wire. */
export function recordFor<T>(
  parts: LabParts,
  provider: Provider,
  project: Project,
  work: () => Promise<T>,
): Promise<Recorded<T>> {
  const options = {
    origin: parts.providerUrl,
    shownOrigin: parts.settings.SITE_URL,
    timeoutMs: CALL_TIMEOUT_MS,
    secrets: provider.secretsOf(project),
    operationOf,
  };
  return parts.record(options, work);
}

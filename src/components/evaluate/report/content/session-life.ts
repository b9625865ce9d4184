import type { ReportRun } from '../../../../lib/bench/index.ts';

/** Reads off a run's calls how long a session lasts. */
export function sessionLife({ exchanges }: ReportRun): string {
  const minutes = exchanges
    .map(({ request }) => /"session_duration_minutes":(\d+)/.exec(request.body)?.[1])
    .find((text) => text !== undefined);
  return minutes ? `${minutes} minutes` : 'An hour';
}

import type { ReportRun } from '../../../../lib/bench/index.ts';

/** Describes each mode for a reader who wasn't there. */
const sentences: Record<ReportRun['mode'], (host: string) => string> = {
  sandbox: () =>
    'The calls that were tried were answered by the sandbox’s emulator, not by Stytch, and all response times are its own.',
  host: (host) => `It used a real test project at ${host}, which belongs to this site’s host.`,
  reader: (host) => `It used a real test project at ${host}, which belongs to the author of this report.`,
};

/** The mode of a report's runs. Changing the mode deletes runs, so all have the same. */
export function sayWhoAnswered(runs: Pick<ReportRun, 'mode' | 'origin'>[]): string {
  const said = runs.map(({ mode, origin }) => sentences[mode](new URL(origin).host));
  return [...new Set(said)].join(' ');
}

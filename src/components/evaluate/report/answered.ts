import type { ReportRun } from '../../../lib/bench/index.ts';

/** Describes each mode for a reader who wasn't there. */
const sentences: Record<ReportRun['mode'], (host: string) => string> = {
  sandbox: () => 'An emulator answered in Stytch’s place, so every time here is the emulator’s.',
  host: (host) => `A real test project answered, at ${host}. It belongs to the host of this site.`,
  reader: (host) => `A real test project answered, at ${host}. It belongs to whoever made this report.`,
};

/** The mode of a report's runs. Changing the mode deletes runs, so all have the same. */
export function sayWhoAnswered(runs: Pick<ReportRun, 'mode' | 'origin'>[]): string {
  const said = runs.map(({ mode, origin }) => sentences[mode](new URL(origin).host));
  return [...new Set(said)].join(' ');
}

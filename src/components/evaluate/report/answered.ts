import type { ReportRun } from '../../../lib/bench/index.ts';

/** Whoever reads a report was not there: what answered is said as it was, and where. */
const sentences: Record<ReportRun['mode'], (host: string) => string> = {
  sandbox: () => 'An emulator answered in Stytch’s place, so every time here is the emulator’s.',
  host: (host) => `A real test project answered, at ${host}. It belongs to the host of this site.`,
  reader: (host) => `A real test project answered, at ${host}. It belongs to whoever made this report.`,
};

/** Who answered the runs of a report. A reader's runs are all of one mode: changing it forgets them. */
export function sayWhoAnswered(runs: Pick<ReportRun, 'mode' | 'origin'>[]): string {
  const said = runs.map(({ mode, origin }) => sentences[mode](new URL(origin).host));
  return [...new Set(said)].join(' ');
}

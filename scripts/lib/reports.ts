/** Numbers of tests, by how they ended. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

export function countVitest(report: VitestReport): Counts {
  // A file that fails before its first test (a wrong import, say) has no failed test to be counted by.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
}

export function countPlaywright({ stats }: PlaywrightReport): Counts {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * Returns a part's counts with its tool's exit code taken into account. A run that failed without a failed test (a
 * server that didn't start, no report, nothing run) counts as one failure, so that it's never mistaken for a pass.
 */
export function settle(exitedWell: boolean, counts: Counts | undefined): Counts {
  if (!counts) return { ...none, failed: 1 };
  const ranNothing = counts.passed + counts.failed + counts.skipped === 0;
  return (!exitedWell || ranNothing) && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Returns the closing line that CI reads. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

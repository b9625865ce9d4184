import { useEffect, useState } from 'preact/hooks';
import type { ReportEntry } from '../../../../lib/bench/index.ts';
import { useAttempt } from '../../../chrome/use-attempt.ts';
import { fetchReports, makeReport, withdrawReport, type MemoInput } from './api.ts';

/** The reader's memos, and the result of the last button press. */
export function useReports(guide: string) {
  const [reports, setReports] = useState<ReportEntry[]>([]);
  const { said, say, busy, outcome, attempt, moveFocus } = useAttempt();

  useEffect(
    () =>
      void fetchReports().then(
        (answer) => setReports(answer.reports),
        () => {},
      ),
    [],
  );

  const make = (names: boolean, memo: MemoInput, scope: unknown) =>
    attempt(async () => {
      say('');
      setReports((await makeReport(guide, names, memo, scope)).reports);
      return 'Your memo is ready. Share its URL.';
    });
  const withdraw = (id: string) =>
    attempt(async () => {
      say('');
      setReports((await withdrawReport(id)).reports);
      moveFocus();
      return 'The memo was deleted.';
    });

  return { reports, said, busy, outcome, make, withdraw };
}

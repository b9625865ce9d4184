import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportEntry } from '../../../../lib/bench/index.ts';
import type { ScopeState } from '../../../../lib/bench/report/scope.ts';
import { fetchReports, makeReport, withdrawReport, type MemoInput } from './api.ts';

/** The reader's memos, and the result of the last button press. */
export function useReports(guide: string) {
  const [reports, setReports] = useState<ReportEntry[]>([]);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  /** The pressed button disappears with its row, so the focus moves to the message. */
  const [withdrawn, setWithdrawn] = useState(false);
  const outcome = useRef<HTMLParagraphElement>(null);

  useEffect(
    () =>
      void fetchReports().then(
        (answer) => setReports(answer.reports),
        () => {},
      ),
    [],
  );
  useEffect(() => {
    if (!withdrawn || busy) return;
    outcome.current?.focus();
    setWithdrawn(false);
  }, [withdrawn, busy]);

  const attempt = async (work: () => Promise<string>) => {
    if (busy) return;
    setBusy(true);
    setSaid('');
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  const make = (names: boolean, memo: MemoInput, scope: ScopeState | null) =>
    attempt(async () => {
      setReports((await makeReport(guide, names, memo, scope)).reports);
      return 'Your memo is ready. Share its URL.';
    });
  const withdraw = (id: string) =>
    attempt(async () => {
      setReports((await withdrawReport(id)).reports);
      setWithdrawn(true);
      return 'The memo was deleted.';
    });

  return { reports, said, busy, outcome, make, withdraw };
}

import { useEffect, useState } from 'preact/hooks';
import { readEstimates } from '../scope/estimates.ts';
import { SharedReport } from './SharedReport.tsx';
import { useReports } from './use-reports.ts';

/** Creates a report and lists the reader's shared ones. */
export function Share({ guide }: { guide: string }) {
  const { reports, said, busy, outcome, make, withdraw } = useReports(guide);
  const [names, setNames] = useState(false);
  const [withTyped, setWithTyped] = useState(false);
  const [hasTyped, setHasTyped] = useState(false);
  useEffect(() => {
    const { days, answers } = readEstimates(guide);
    setHasTyped(Object.keys(days).length + Object.keys(answers).length > 0);
  }, []);

  return (
    <div class="share">
      <label>
        <input type="checkbox" checked={names} onChange={(event) => setNames(event.currentTarget.checked)} />
        Include email addresses and names
      </label>
      {hasTyped && (
        <label>
          <input type="checkbox" checked={withTyped} onChange={(event) => setWithTyped(event.currentTarget.checked)} />
          Include my estimates and decisions from “What it takes”
        </label>
      )}
      <p>
        <button
          type="button"
          class="go"
          aria-disabled={busy}
          onClick={() => void make(names, withTyped ? readEstimates(guide) : null)}
        >
          Create report
        </button>
      </p>
      <p role="status" class="said" ref={outcome} tabIndex={-1}>
        {said}
      </p>
      {reports.length > 0 && (
        <ul aria-label="Your reports">
          {reports.map((report) => (
            <SharedReport key={report.id} report={report} onWithdraw={() => void withdraw(report.id)} />
          ))}
        </ul>
      )}
    </div>
  );
}

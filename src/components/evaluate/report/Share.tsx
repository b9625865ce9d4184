import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportEntry } from '../../../lib/lab/index.ts';
import { CopyText } from '../../bench/CopyText.tsx';
import { readTyped } from '../scope/typed.ts';
import { fetchReports, makeReport, withdrawReport } from './api.ts';

/** Makes a report on a press, and lists those that are out. */
export function Share({ guide }: { guide: string }) {
  const [reports, setReports] = useState<ReportEntry[]>([]);
  const [names, setNames] = useState(false);
  const [withTyped, setWithTyped] = useState(false);
  const [hasTyped, setHasTyped] = useState(false);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  /** The row of what was withdrawn is gone, and its button: the keyboard goes on at what that came to. */
  const [withdrawn, setWithdrawn] = useState(false);
  const outcome = useRef<HTMLParagraphElement>(null);

  const attempt = async (work: () => Promise<string>) => {
    if (busy) return;
    setBusy(true);
    setSaid('');
    try {
      const sentence = await work();
      setReports(await fetchReports());
      setSaid(sentence);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  useEffect(() => {
    const { days, answers } = readTyped(guide);
    setHasTyped(Object.keys(days).length + Object.keys(answers).length > 0);
    void fetchReports().then(setReports, () => undefined);
  }, []);
  useEffect(() => {
    if (!withdrawn || busy) return;
    outcome.current?.focus();
    setWithdrawn(false);
  }, [withdrawn, busy]);

  const make = () =>
    attempt(async () => {
      await makeReport(guide, names, withTyped ? readTyped(guide) : null);
      return 'The report is there. Send its address to whoever should read it.';
    });
  const withdraw = (id: string) =>
    attempt(async () => {
      await withdrawReport(id);
      setWithdrawn(true);
      return 'The report is gone, for everybody.';
    });

  return (
    <div class="share">
      <label>
        <input type="checkbox" checked={names} onChange={(event) => setNames(event.currentTarget.checked)} />
        Show e-mail addresses and names as they are
      </label>
      {hasTyped && (
        <label>
          <input type="checkbox" checked={withTyped} onChange={(event) => setWithTyped(event.currentTarget.checked)} />
          Add the days and decisions that I typed on “What it takes”
        </label>
      )}
      <p>
        <button type="button" class="go" aria-disabled={busy} onClick={make}>
          Make a report
        </button>
      </p>
      <p role="status" class="said" ref={outcome} tabIndex={-1}>
        {said}
      </p>
      {reports.length > 0 && (
        <ul aria-label="Your reports">
          {reports.map((report) => (
            <Out key={report.id} report={report} onWithdraw={() => void withdraw(report.id)} />
          ))}
        </ul>
      )}
    </div>
  );
}

const onDay = (time: number) => new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });

/** A report that is out, and the ways to hand it on or to take it back. */
function Out({ report, onWithdraw }: { report: ReportEntry; onWithdraw: () => void }) {
  const path = `/runs/${report.id}`;
  return (
    <li>
      <a href={path}>
        Report of {new Date(report.made_at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
      </a>
      <small>readable for whoever has its address, until {onDay(report.expires_at)}</small>
      <span class="acts">
        <CopyText text={new URL(path, location.href).href}>Copy its address</CopyText>
        <button type="button" class="quiet" onClick={onWithdraw}>
          Withdraw
        </button>
      </span>
    </li>
  );
}

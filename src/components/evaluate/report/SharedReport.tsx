import type { ReportEntry } from '../../../lib/bench/index.ts';
import { CopyText } from '../../chrome/CopyText.tsx';

const formatDate = (time: number) => new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });

/** A shared report, with buttons to copy its URL or withdraw it. */
export function SharedReport({ report, onWithdraw }: { report: ReportEntry; onWithdraw: () => void }) {
  const path = `/runs/${report.id}`;
  return (
    <li>
      <a href={path}>
        Report of {new Date(report.made_at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
      </a>
      <small>readable for whoever has its address, until {formatDate(report.expires_at)}</small>
      <span class="acts">
        <CopyText text={new URL(path, location.href).href}>Copy its address</CopyText>
        <button type="button" class="quiet" onClick={onWithdraw}>
          Withdraw
        </button>
      </span>
    </li>
  );
}

import type { ReportEntry } from '../../../lib/bench/index.ts';
import { CopyText } from '../../chrome/CopyText.tsx';

const formatDate = (time: number) => new Date(time).toLocaleDateString('en-US', { day: 'numeric', month: 'long' });

/** A shared memo, with buttons to copy its URL or withdraw it. */
export function SharedReport({ report, onWithdraw }: { report: ReportEntry; onWithdraw: () => void }) {
  const path = `/runs/${report.id}`;
  return (
    <li>
      <a href={path}>
        Memo of {new Date(report.made_at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })}
      </a>
      <small>anyone with the URL can read it until {formatDate(report.expires_at)}</small>
      <span class="acts">
        <CopyText text={new URL(path, location.href).href}>Copy URL</CopyText>
        <button type="button" class="quiet" onClick={onWithdraw}>
          Delete
        </button>
      </span>
    </li>
  );
}

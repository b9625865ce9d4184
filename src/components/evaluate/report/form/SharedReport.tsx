import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportEntry } from '../../../../lib/bench/index.ts';
import { CopyText } from '../../../chrome/copy/CopyText.tsx';

const formatDate = (time: number) => new Date(time).toLocaleDateString('en-US', { dateStyle: 'long' });

/** With seconds, so that two memos made in the same minute are told apart. */
const formatTime = (time: number) => new Date(time).toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'medium' });

/** A shared memo, with buttons to copy its URL or delete it. Deleting can't be undone, so it asks first. */
export function SharedReport({ report, onWithdraw }: { report: ReportEntry; onWithdraw: () => void }) {
  const path = `/runs/${report.id}`;
  const [asking, setAsking] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  // The pressed button is replaced, so the focus moves to the one that took its place.
  useEffect(() => {
    if (asking) confirm.current?.focus();
  }, [asking]);
  return (
    <li>
      <a href={path}>{report.title.trim() || `Memo of ${formatTime(report.made_at)}`}</a>
      <small>
        {report.title.trim() && `${formatTime(report.made_at)}. `}Anyone with the URL can read it until{' '}
        {formatDate(report.expires_at)}.
      </small>
      <span class="acts">
        <CopyText text={new URL(path, location.href).href}>Copy URL</CopyText>
        {asking ? (
          <>
            <button type="button" class="quiet" ref={confirm} onClick={onWithdraw}>
              Delete for everyone
            </button>
            <button type="button" class="quiet" onClick={() => setAsking(false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" class="quiet" onClick={() => setAsking(true)}>
            Delete
          </button>
        )}
      </span>
    </li>
  );
}

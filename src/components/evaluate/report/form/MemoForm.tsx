import { useEffect, useState } from 'preact/hooks';
import { readScope } from '../../scope/entries/storage.ts';
import type { MemoInput } from './api.ts';
import { keepDraft, readDraft } from './draft.ts';
import { SharedReport } from './SharedReport.tsx';
import { useReports } from './use-reports.ts';

const FIELDS: { name: keyof MemoInput; label: string; rows: number; hint: string }[] = [
  { name: 'title', label: 'Title', rows: 1, hint: 'Stytch B2B for our login' },
  { name: 'words', label: 'In short, in your own words', rows: 4, hint: 'Why we looked at it, and what we found' },
  { name: 'recommendation', label: 'Recommendation', rows: 3, hint: 'What you recommend, and the next step' },
];

/** Writes a memo and lists the reader's own. */
export function MemoForm({ guide }: { guide: string }) {
  const { reports, said, busy, outcome, make, withdraw } = useReports(guide);
  const [memo, setMemo] = useState<MemoInput>({ title: '', words: '', recommendation: '' });
  const [names, setNames] = useState(false);
  const [withScope, setWithScope] = useState(true);
  useEffect(() => setMemo(readDraft()), []);
  const write = (name: keyof MemoInput, text: string) => {
    const next = { ...memo, [name]: text };
    setMemo(next);
    keepDraft(next);
  };
  const create = () => make(names, memo, withScope ? readScope(guide) : null);

  return (
    <div class="share">
      {FIELDS.map(({ name, label, rows, hint }) => (
        <label class="field" key={name}>
          <span>{label}</span>
          <textarea
            rows={rows}
            maxLength={name === 'title' ? 200 : 5000}
            placeholder={hint}
            value={memo[name]}
            onInput={(event) => write(name, event.currentTarget.value)}
          />
        </label>
      ))}
      <label>
        <input type="checkbox" checked={withScope} onChange={(event) => setWithScope(event.currentTarget.checked)} />
        Include my estimates and decisions from “What it takes”
      </label>
      <label>
        <input type="checkbox" checked={names} onChange={(event) => setNames(event.currentTarget.checked)} />
        Show email addresses and names that I typed into steps
      </label>
      <p>
        <button type="button" class="go" aria-disabled={busy} onClick={() => void create()}>
          Create memo
        </button>
      </p>
      <p role="status" class="said" ref={outcome} tabIndex={-1}>
        {said}
      </p>
      {reports.length > 0 && (
        <ul aria-label="Your memos">
          {reports.map((report) => (
            <SharedReport key={report.id} report={report} onWithdraw={() => void withdraw(report.id)} />
          ))}
        </ul>
      )}
    </div>
  );
}

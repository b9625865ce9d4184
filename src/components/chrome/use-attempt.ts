import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from './message-of.ts';

/**
 * Runs one press at a time, and says how it ended.
 * @returns `outcome` is the element of that sentence. A press whose button disappears calls `moveFocus`: the focus goes
 *   there after the press
 */
export function useAttempt() {
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [moved, setMoved] = useState(false);
  const outcome = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (!moved || busy) return;
    outcome.current?.focus();
    setMoved(false);
  }, [moved, busy]);

  /** @param work returns the sentence to say; an error's message is said instead */
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setSaid(await work().catch(messageOf));
    setBusy(false);
  };
  return { said, say: setSaid, busy, outcome, attempt, moveFocus: () => setMoved(true) };
}

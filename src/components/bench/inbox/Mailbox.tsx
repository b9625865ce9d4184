import type { BenchState, Mail, RunResult } from '../../../lib/bench/index.ts';
import { useLazy } from '../use-lazy.ts';
import { Inbox } from './Inbox.tsx';

interface Props {
  mode: BenchState['answers']['mode'];
  messages: Mail[];
  /** The newest run. */
  result: RunResult | null;
  /** Whether the step is about email. */
  open: boolean;
}

/** The sandbox inbox, or in a live mode a pointer to the reader's real inbox. */
export function Mailbox({ mode, messages, result, open }: Props) {
  const emulated = mode === 'sandbox';
  const RealMail = useLazy(!emulated && open, () => import('./RealMail.tsx').then(({ RealMail }) => RealMail));
  if (emulated) return <Inbox messages={messages} open={open} />;
  return open && RealMail ? <RealMail result={result} /> : null;
}

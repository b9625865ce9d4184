import type { BenchState, Mail, RunResult } from '../../../lib/bench/index.ts';
import { Inbox } from './Inbox.tsx';
import { RealMail } from './RealMail.tsx';

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
  if (mode === 'sandbox') return <Inbox messages={messages} open={open} />;
  return open ? <RealMail result={result} /> : null;
}

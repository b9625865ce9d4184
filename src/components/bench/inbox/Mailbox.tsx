import type { BenchState, Mail, RunResult } from '../../../lib/bench/index.ts';
import { Inbox } from './Inbox.tsx';
import { RealMail } from './RealMail.tsx';

interface Props {
  mode: BenchState['answers']['mode'];
  messages: Mail[];
  /** The newest run, which may have sent a mail. */
  result: RunResult | null;
  /** The step is about mail. */
  open: boolean;
}

/** Where the mail is: here, or in a mailbox that nobody can look into from here. */
export function Mailbox({ mode, messages, result, open }: Props) {
  if (mode === 'sandbox') return <Inbox messages={messages} open={open} />;
  return open ? <RealMail result={result} /> : null;
}

import { useEffect, useState } from 'preact/hooks';
import type { Exchange } from '../../lib/wire/exchange.ts';
import { lookForMail } from '../bench/look.ts';
import { announce } from '../chrome/announce.ts';
import { followCalls, type Following } from './follow-calls.ts';
import { mergeCalls } from './merge-calls.ts';

/**
 * The calls to the reader's project, newest first, kept up to date. Their email is looked for as they arrive.
 * @param hasReader whether there is anything to follow: a first visitor has no project
 */
export function useCalls(hasReader: boolean): { calls: Exchange[]; following: Following } {
  const [calls, setCalls] = useState<Exchange[]>([]);
  const [following, setFollowing] = useState<Following>('connecting');
  useEffect(() => {
    if (!hasReader) return;
    let isFirst = true;
    return followCalls({
      onCalls: (fresh) => {
        setCalls((shown) => mergeCalls(shown, fresh));
        void lookForMail();
        const last = fresh.at(-1);
        if (last && !isFirst) announce(`New call: ${last.method} ${last.path.split('?')[0]}`);
        isFirst = false;
      },
      onState: setFollowing,
    });
  }, [hasReader]);
  return { calls, following };
}

import type { Exchange } from '../../wire/exchange.ts';
import type { Mode } from '../credentials/types.ts';

/** The recorder's error when the sandbox drops a connection, which it does only for a fault. */
const DROPPED = ['UND_ERR_SOCKET', 'ECONNRESET'];

interface Run {
  mode: Mode;
  outcome: string;
  exchanges: Exchange[];
}

/** Whether the provider was taken down in the sandbox before this run, by the reader or by a story. */
export const isSimulatedOutage = ({ mode, outcome, exchanges }: Run): boolean =>
  mode === 'sandbox' &&
  outcome === 'unanswered' &&
  exchanges.some(({ response, problem }) => !response && DROPPED.includes(problem ?? ''));

import type { Exchange } from '../../wire/exchange.ts';

/** The recorder's errors when a connection breaks. The sandbox drops one only when it was told to. */
const DROPPED = ['UND_ERR_SOCKET', 'ECONNRESET'];

/** Whether a call got no response because its connection was dropped. */
export const isDropped = ({ response, problem }: Pick<Exchange, 'response' | 'problem'>): boolean =>
  !response && DROPPED.includes(problem ?? '');

/** The recorder's error when the sandbox drops a connection, which it does only for a fault. */
const DROPPED = ['UND_ERR_SOCKET', 'ECONNRESET'];

/** A run, as far as it matters here. */
interface Tried {
  /** `sandbox`, or whose real credentials were used. */
  mode: string;
  outcome: string;
  exchanges: { response: object | null; problem: string | null }[];
}

/** Whether the provider was taken down in the sandbox before this run, by the reader or by a story. */
export const isSimulatedOutage = ({ mode, outcome, exchanges }: Tried): boolean =>
  mode === 'sandbox' &&
  outcome === 'unanswered' &&
  exchanges.some(({ response, problem }) => !response && DROPPED.includes(problem ?? ''));

/** One HTTP exchange as it went over the wire, redacted. The lab's wire view and the sandbox's `/calls` share this type. */
export interface Exchange {
  id: string;
  /** The provider's name for the call, such as `magic_links.email.discovery.send`; null where the path is none of theirs. */
  operation: string | null;
  method: string;
  /** Path and query string. */
  path: string;
  request: { headers: Header[]; body: string };
  /** Null when no complete answer came; `problem` then says why. */
  response: { status: number; headers: Header[]; body: string } | null;
  /** Why there is no answer: `ECONNREFUSED`, `TimeoutError` … */
  problem: string | null;
  /** Milliseconds since 1970. */
  started_at: number;
  duration_ms: number;
  /** How many entries were taken out of the answer's lists because they are not this reader's. Absent: it is whole. */
  left_out?: number;
}

export type Header = [name: string, value: string];

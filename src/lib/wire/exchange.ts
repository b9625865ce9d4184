/** One HTTP exchange as sent and received, redacted. Used by the wire view and by the sandbox's `/calls`. */
export interface Exchange {
  id: string;
  /** The provider's name for the call, such as `magic_links.email.discovery.send`; null for an unknown path. */
  operation: string | null;
  method: string;
  /** Path and query string. */
  path: string;
  request: { headers: Header[]; body: string };
  /** Null if no complete response arrived; `problem` then says why. */
  response: { status: number; headers: Header[]; body: string } | null;
  /** The reason there is no response: `ECONNREFUSED`, `TimeoutError` … */
  problem: string | null;
  /** Milliseconds since 1970. */
  started_at: number;
  duration_ms: number;
  /** Entries removed from the response's lists because they aren't this reader's. Undefined if it is complete. */
  left_out?: number;
}

export type Header = [name: string, value: string];

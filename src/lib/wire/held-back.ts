/** A call that was kept here: the site itself says no, before anything has left. */
export class HeldBack extends Error {
  /** The status that fits, as HTTP has it: 404, 429 … */
  readonly status: number;
  readonly advice: string;
  /** Milliseconds until it may be tried again; undefined when waiting does not help. */
  readonly retryAfterMs: number | undefined;

  /** @param title one sentence, without its full stop */
  constructor(status: number, title: string, advice: string, retryAfterMs?: number) {
    super(title);
    this.status = status;
    this.advice = advice;
    this.retryAfterMs = retryAfterMs;
  }
}

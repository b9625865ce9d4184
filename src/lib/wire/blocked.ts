/** Thrown when the site itself stops a call, before anything is sent to the provider. */
export class Blocked extends Error {
  /** The HTTP status that fits: 404, 429 … */
  readonly status: number;
  readonly advice: string;
  /** Milliseconds until the call may be tried again; undefined when waiting does not help. */
  readonly retryAfterMs: number | undefined;

  /**
   * @param title one sentence, without its full stop
   * @param advice what the user can do
   */
  constructor(status: number, title: string, advice: string, retryAfterMs?: number) {
    super(title);
    this.status = status;
    this.advice = advice;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A body as a test looks into it: every step down is another. */
export interface Json {
  readonly [key: string]: Json;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Read as JSON; of a redirect it is empty. */
  body: Json;
}

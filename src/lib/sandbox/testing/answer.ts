/** A JSON body that a test can look into at any depth. */
export interface Json {
  readonly [key: string]: Json;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; empty for a redirect. */
  body: Json;
}

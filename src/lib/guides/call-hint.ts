/** A call as the wire view knows it before it is made, with the response's fields that the guide is about. */
export interface CallHint {
  /** POST if absent. */
  method?: string;
  /** Path as sent. A segment in braces depends on the reader's data. */
  path: string;
  /** The sandbox's prefix of the path. */
  sandboxPrefix?: string;
  /** Fields of the request body: `$name` is an input, `@kind` a credential the reader holds, `…` anything else. */
  body?: Record<string, string | number | string[]>;
  /** Fields of the body that are left out in the sandbox, where the project's default applies. */
  liveOnly?: string[];
  /** Response fields to show open and first. Dots lead into objects and through lists. */
  highlights: string[];
}

/** Paths of several fields of one object. */
export const within = (path: string, names: string[]): string[] => names.map((name) => `${path}.${name}`);

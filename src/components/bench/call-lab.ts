/** What the site said no to, or that it did not answer at all, in words that fit the page. */
export class Refusal extends Error {
  /** The field it is about. */
  readonly field: string | undefined;
  constructor(sentence: string, field?: string) {
    super(sentence);
    this.field = field;
  }
}

/** Asks the lab. @throws {Refusal} */
export async function callLab<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const init = {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const response = await fetch(`/api/lab/${path}`, init).catch(() => {
    throw new Refusal('This site did not answer. Is it still running? Nothing you did is lost; try again.');
  });
  const value = (await response.json().catch(() => ({}))) as T & { error?: string; field?: string };
  // What was typed and is refused is an answer like any other: a browser writes every other status into its console.
  if (value.error !== undefined) throw new Refusal(value.error, value.field);
  // A limit of this site is a result, too, with a status of its own.
  if (!response.ok && !('outcome' in (value as object)))
    throw new Refusal(`This site answered ${response.status}. Try again.`);
  return value;
}

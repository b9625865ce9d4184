/** Where Passwordless.dev is, and the secret that opens it. */
export interface Api {
  /** Without a slash at the end. */
  url: string;
  secret: string;
}

/** Passwordless.dev said no, and why. */
export class PasswordlessError extends Error {
  readonly status: number;
  /**
   * The reason as a fixed word. Empty for a refused key: decide
   * by the status then.
   */
  readonly code: string;
  constructor(status: number, code: string, title: string) {
    super(title);
    this.status = status;
    this.code = code;
  }
}

/** No answer came, or none that is JSON. */
export class NoAnswer extends Error {}

// #region call
/** One call from your server. There is no SDK to learn. */
export async function post<T>(
  api: Api,
  path: string,
  body: object,
): Promise<T> {
  return await ask(api, path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ApiSecret: api.secret, // @note The private key. It never leaves your server, and never enters a log.
    },
    body: JSON.stringify(body),
  });
}
// #endregion call

/** The same for a question that changes nothing. */
export async function get<T>(
  api: Api,
  path: string,
  query: Record<string, string> = {},
): Promise<T> {
  const asked = new URLSearchParams(query).toString();
  return await ask(api, asked ? `${path}?${asked}` : path, {
    headers: { ApiSecret: api.secret },
  });
}

async function ask<T>(
  api: Api,
  path: string,
  init: RequestInit,
): Promise<T> {
  const answer = await fetch(api.url + path, {
    ...init,
    signal: AbortSignal.timeout(10_000),
  }).catch((cause: unknown) => {
    throw new NoAnswer('No answer came.', { cause });
  });
  const text = await answer.text();
  const body = text ? readObject(text) : {};
  if (!answer.ok) {
    const problem = body as Problem;
    throw new PasswordlessError(
      answer.status,
      problem.errorCode ?? '',
      reasonOf(problem) || `Status ${answer.status}`,
    );
  }
  return body as T;
}

/** A refusal as Passwordless.dev writes it. */
export interface Problem {
  errorCode?: string | null;
  title?: string;
  detail?: string;
  /** Sentences on each field that is wrong. */
  errors?: Record<string, string[]>;
}

/** Which fields are wrong, or what is. */
export function reasonOf({ errors, detail, title }: Problem) {
  const fields = Object.values(errors ?? {}).flat();
  return fields.join(' ') || (detail ?? title ?? '');
}

function readObject(text: string): object {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body;
  } catch (cause) {
    throw new NoAnswer('The answer is not JSON.', { cause });
  }
  throw new NoAnswer('The answer is not a JSON object.');
}

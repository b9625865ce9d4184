/** The URL of Passwordless.dev, and your API secret. */
export interface Api {
  /** Without a slash at the end. */
  url: string;
  secret: string;
}

/** Passwordless.dev returned an error. */
export class PasswordlessError extends Error {
  readonly status: number;
  /**
   * The fixed code of the error. Empty for a wrong key: check
   * the status instead.
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
/** Makes one call from your server. You don't need an SDK. */
export async function post<T>(
  api: Api,
  path: string,
  body: object,
): Promise<T> {
  return await ask(api, path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ApiSecret: api.secret, // @note Your API secret. Keep it on your server, and never log it.
    },
    body: JSON.stringify(body),
  });
}
// #endregion call

/** The same for a call that changes nothing. */
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
    throw new NoAnswer('No response.', { cause });
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

/** An error as Passwordless.dev returns it. */
export interface Problem {
  errorCode?: string | null;
  title?: string;
  detail?: string;
  /** What's wrong with each field. */
  errors?: Record<string, string[]>;
}

/** Says which fields are wrong, or what else is. */
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

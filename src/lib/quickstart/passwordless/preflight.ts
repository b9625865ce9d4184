import type { Api } from './api.ts';

export interface Settings {
  api: Api;
  apiKey: string;
  port: number;
}

/** The app cannot start; each line says what to mend. */
export class NotReady extends Error {}

// #region check
/** Looks at the four variables before anything else runs. */
export function preflight(
  variables: Record<string, string | undefined>,
): Settings {
  const { API_URL, API_SECRET, API_KEY, PORT } = variables;
  const trouble = [
    !URL.canParse(API_URL ?? '') &&
      'API_URL is not set: where Passwordless.dev is.',
    // @note The two keys look alike and are easily swapped. Swapped, every call ends in 401.
    !API_SECRET?.includes(':secret:') &&
      'API_SECRET is not set: the private key, for the server.',
    !API_KEY?.includes(':public:') &&
      'API_KEY is not set: the public key, for the page.',
    !(Number(PORT) > 0) &&
      'PORT is not set: where your app listens.',
  ].filter((line) => line !== false);
  if (trouble.length > 0)
    throw new NotReady(
      [
        ...trouble,
        'Step 2 of the guide, "Check your settings", shows how.',
      ].join('\n'),
    );
  const url = (API_URL ?? '').replace(/\/$/, '');
  return {
    api: { url, secret: API_SECRET ?? '' },
    apiKey: API_KEY ?? '',
    port: Number(PORT),
  };
}
// #endregion check

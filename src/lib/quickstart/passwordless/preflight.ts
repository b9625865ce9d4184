import type { Api } from './api.ts';

export interface Settings {
  api: Api;
  apiKey: string;
  port: number;
  /** The origin at which your users open the app. */
  home: string;
}

/** The app can't start. Each line says what to fix. */
export class NotReady extends Error {}

// `localhost:4000` alone is a URL, too: one whose scheme is "localhost:".
const isUrl = (text: string) =>
  /^https?:\/\//.test(text) && URL.canParse(text);

// #region check
/** Checks the variables before anything else runs. */
export function preflight(
  variables: Record<string, string | undefined>,
): Settings {
  const { API_URL, API_SECRET, API_KEY, PORT } = variables;
  const home = variables.APP_URL || `http://localhost:${PORT}`;
  const wrong = (name: string, what: string) =>
    variables[name]
      ? `${name} is not ${what}.`
      : `${name} is not set. It must be ${what}.`;
  const trouble = [
    !isUrl(API_URL ?? '') &&
      wrong('API_URL', 'the URL of Passwordless.dev'),
    // @note The two keys look alike. With the wrong one, every call would fail with 401.
    !API_SECRET?.includes(':secret:') &&
      wrong('API_SECRET', 'your API secret'),
    !API_KEY?.includes(':public:') &&
      wrong('API_KEY', 'your public API key'),
    !(Number(PORT) > 0 && Number(PORT) < 65536) &&
      wrong('PORT', 'a port number, such as 4000'),
    !isUrl(home) &&
      variables.APP_URL &&
      'APP_URL is not a URL. Write it like https://app.example.com.',
  ].filter((line) => typeof line === 'string' && line !== '');
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
    home: new URL(home).origin,
  };
}
// #endregion check

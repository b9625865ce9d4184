/** One thing that has to be true before a guide runs. */
export interface Check {
  id: string;
  label: string;
  state: 'ok' | 'wrong' | 'not_checked';
  sentence: string;
  /** What to do where it is not so. */
  fix?: string;
  link?: { href: string; label: string };
}

/** Where it is mended. */
export const PAGES = {
  keys: { href: 'https://stytch.com/dashboard/api-keys', label: 'API keys in the Stytch dashboard' },
  redirects: { href: 'https://stytch.com/dashboard/redirect-urls', label: 'Redirect URLs in the Stytch dashboard' },
  console: { href: 'https://admin.passwordless.dev/', label: 'The Passwordless.dev console' },
};

/* Where the settings that preflight checks are in Stytch's dashboard. */

export const API_KEYS = { href: 'https://stytch.com/dashboard/api-keys', label: 'API keys in the Stytch dashboard' };
export const REDIRECT_URLS = {
  href: 'https://stytch.com/dashboard/redirect-urls',
  label: 'Redirect URLs in the Stytch dashboard',
};
export const OAUTH = { href: 'https://stytch.com/dashboard/oauth', label: 'OAuth in the Stytch dashboard' };
export const ROLES = { href: 'https://stytch.com/dashboard/rbac', label: 'Roles in the Stytch dashboard' };
export const ORGANIZATIONS = {
  href: 'https://stytch.com/dashboard/organizations',
  label: 'Organizations in the Stytch dashboard',
};

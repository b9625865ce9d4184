/**
 * Placeholder for the site's address in built files, so that one build works everywhere: `SITE_URL` replaces it when
 * the files are read. `http://localhost:3000` wouldn't do, because pages mention it.
 */
export const BUILT_ORIGIN = 'https://first-login.invalid';

/** Replaces the placeholder with the site's address. */
export const withSiteUrl = (text: string, siteUrl: string): string => text.replaceAll(BUILT_ORIGIN, siteUrl);

/**
 * Stands for the site's own address in everything that is built. One build serves everywhere: the real address
 * (`SITE_URL`) takes its place when the built files are read. It is no word that a page would ever say by itself, as
 * `http://localhost:3000` is.
 */
export const BUILT_ORIGIN = 'https://first-login.invalid';

/** A built text with the site's real address in it. */
export const withSiteUrl = (text: string, siteUrl: string): string => text.replaceAll(BUILT_ORIGIN, siteUrl);

/** Written by the build into `dist`: the address for which the compressed files were made. */
export const SITE_URL_FILE = '.site-url';

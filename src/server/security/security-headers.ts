/** Headers of every response of the site, the sandbox's included. */
export type SecurityHeaders = readonly (readonly [name: string, value: string])[];

/** Two years, as browsers' lists of preloaded sites ask for. */
const HSTS = 'max-age=63072000';

/**
 * Headers of every response.
 * @param siteUrl HSTS only makes sense over https
 */
export function transportHeaders(siteUrl: string): SecurityHeaders {
  return siteUrl.startsWith('https:') ? [['Strict-Transport-Security', HSTS]] : [];
}

/** Headers of documents: passkeys only for the site itself, and no sharing of windows or resources with other sites. */
export const DOCUMENT_HEADERS: SecurityHeaders = [
  ['Permissions-Policy', 'publickey-credentials-create=(self), publickey-credentials-get=(self)'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something may have been made by another site. Astro's own check lets a JSON post from
 * another origin pass and refuses forms behind a proxy that ends TLS; this one covers both.
 */
export function isCrossSite(request: Request, siteUrl: string): boolean {
  if (SAFE_METHODS.has(request.method)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin !== siteUrl;
  // Without Origin: an old browser on our own page, or no browser at all. A request without cookies can do no harm.
  return request.headers.get('sec-fetch-site') !== 'same-origin' && request.headers.has('cookie');
}

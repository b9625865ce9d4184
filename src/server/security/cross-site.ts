const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether another site may have caused an unsafe request. Astro's own check accepts JSON posts from another origin, and
 * rejects forms behind a proxy that terminates TLS.
 */
export function isCrossSite(request: Request, siteUrl: string): boolean {
  if (SAFE_METHODS.has(request.method)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin !== siteUrl;
  // Without Origin it's an old browser on our own page, or no browser. A request without cookies can do no harm.
  return request.headers.get('sec-fetch-site') !== 'same-origin' && request.headers.has('cookie');
}

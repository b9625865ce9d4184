/*
 * The field `device`: "<browser family>, <OS family> <OS major>", from the User-Agent of the call that completes a
 * ceremony (docs/passwordless.md, "Verify a sign-in"). It knows the common browsers; others are "Other", as in the
 * parser that the service uses.
 */

/** In this order, because a browser also names those it derives from. */
const BROWSERS: [family: string, pattern: RegExp][] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|HeadlessChrome|CriOS)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
];

const SYSTEMS: [family: string, pattern: RegExp][] = [
  ['iOS', /\b(?:iPhone|CPU) OS (\d+)/],
  ['Android', /\bAndroid (\d+)/],
  ['Windows', /\bWindows NT (\d+)/],
  ['Mac OS X', /\bMac OS X (\d+)/],
  ['Chrome OS', /\bCrOS \S+ (\d+)/],
  ['Linux', /\bLinux\b/],
];

/** Describes the browser and system of a User-Agent header. */
export function deviceOf(userAgent = ''): string {
  // Real ones are shorter. The limit keeps the patterns fast.
  const agent = userAgent.slice(0, 512);
  const browser = BROWSERS.find(([, pattern]) => pattern.test(agent))?.[0] ?? 'Other';
  for (const [family, pattern] of SYSTEMS) {
    const match = pattern.exec(agent);
    if (match) return `${browser}, ${family}${match[1] ? ` ${match[1]}` : ''}`;
  }
  return `${browser}, Other`;
}

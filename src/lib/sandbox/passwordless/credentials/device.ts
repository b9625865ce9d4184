/*
 * What stands in `device`: "<browser family>, <OS family> <OS major>", read from the User-Agent of the call that
 * completes a ceremony (docs/passwordless.md, "Verify a sign-in"). A short list of what people use; the rest is
 * "Other", as the parser that the service uses calls it.
 */

/** In this order: a browser also names those it descends from. */
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

/** @param userAgent of the request, where it has one */
export function deviceOf(userAgent = ''): string {
  // Nobody's is longer, and a pattern that looks back and forth needs an end.
  const agent = userAgent.slice(0, 512);
  const browser = BROWSERS.find(([, pattern]) => pattern.test(agent))?.[0] ?? 'Other';
  for (const [family, pattern] of SYSTEMS) {
    const found = pattern.exec(agent);
    if (found) return `${browser}, ${family}${found[1] ? ` ${found[1]}` : ''}`;
  }
  return `${browser}, Other`;
}

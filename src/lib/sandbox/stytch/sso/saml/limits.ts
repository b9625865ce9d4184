import { HOUR, MINUTE } from '../../../core/time.ts';

/** Tolerance for a provider's clock (choice). */
export const SKEW = MINUTE;

/** Greatest age of an assertion (choice). */
export const OLDEST = HOUR;

interface Size {
  tags: number;
  attributes: number;
}

/** The largest response: reading XML costs time by the square of its tags. A thousand groups need 2100. */
const LARGEST: Size = { tags: 2500, attributes: 5000 };

/** The same on a public site, where one takes less than a twentieth of a second. Two hundred groups fit. */
const LARGEST_IN_PUBLIC: Size = { tags: 500, attributes: 700 };

/** Says why a response is too large to be read; undefined if it isn't. */
export function tooLarge(xml: string, isBounded: boolean): string | undefined {
  const { tags, attributes } = isBounded ? LARGEST_IN_PUBLIC : LARGEST;
  if (xml.split('<').length > tags) return `The SAML response has more than ${tags} tags.`;
  if (xml.split(/=\s*["']/).length > attributes) return `The SAML response has more than ${attributes} attributes.`;
  return undefined;
}

/** Time after its issue in which an assertion could be used, so how long its ID must be remembered. */
export const LONGEST_USE = OLDEST + 2 * SKEW;

/**
 * Email providers with public domains, as Stytch's page "JIT provision members" lists them: without a top-level domain.
 * Any top-level domain counts (choice).
 */
const PROVIDERS =
  'aol att bol comcast earthlink free gmail gmx googlemail hey hotmail icloud ig laposte libero live mac mail me msn orange ' +
  'outlook rediffmail sbcglobal uol verizon wanadoo yahoo yandex ymail';
const COMMON = new RegExp(`^(?:${PROVIDERS.replaceAll(' ', '|')})\\.(?:com?\\.)?[a-z]{2,63}$`, 'i');

/** Whether anyone can get an address at a domain, so that it doesn't identify an organization. */
export const isCommonDomain = (domain: string): boolean => COMMON.test(domain);

/** Whether a string is a host name with a dot. */
export const isDomain = (text: string): boolean =>
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(text) && text.length <= 253;

/** Returns the domain of an address in lower case, for comparisons. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** Returns an address in lower case, for comparisons. */
export const emailKey = (email: string): string => email.toLowerCase();

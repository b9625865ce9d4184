/**
 * Mail providers whose domains belong to nobody in particular, as Stytch's page "JIT provision members" names them:
 * without an ending. Every ending is taken to count (choice).
 */
const PROVIDERS =
  'aol att bol comcast earthlink free gmail gmx googlemail hey hotmail icloud ig laposte libero live mac mail me msn orange ' +
  'outlook rediffmail sbcglobal uol verizon wanadoo yahoo yandex ymail';
const COMMON = new RegExp(`^(?:${PROVIDERS.replaceAll(' ', '|')})\\.(?:com?\\.)?[a-z]{2,63}$`, 'i');

/** Whether everybody can get an address there, so that it says nothing about where somebody works. */
export const isCommonDomain = (domain: string): boolean => COMMON.test(domain);

/** A host name with a dot. */
export const isDomain = (text: string): boolean =>
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(text) && text.length <= 253;

/** What follows the @, in lower case: domains are compared that way. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** Addresses are compared without regard to case. */
export const emailKey = (email: string): string => email.toLowerCase();

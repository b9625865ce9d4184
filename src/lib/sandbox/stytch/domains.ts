/**
 * Mail providers whose domains belong to nobody in particular. Stytch's full list was not seen; these are the ones
 * everybody knows.
 */
const COMMON = new Set(
  (
    'gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr ymail.com rocketmail.com hotmail.com hotmail.co.uk hotmail.fr ' +
    'outlook.com live.com msn.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net ' +
    'web.de mail.com mail.ru yandex.com yandex.ru zoho.com fastmail.com hey.com tutanota.com qq.com 163.com 126.com naver.com'
  ).split(' '),
);

/** Whether everybody can get an address there, so that it says nothing about where somebody works. */
export const isCommonDomain = (domain: string): boolean => COMMON.has(domain.toLowerCase());

/** A host name with a dot. */
export const isDomain = (text: string): boolean =>
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(text) && text.length <= 253;

/** What follows the @, in lower case: domains are compared that way. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** Addresses are compared without regard to case. */
export const emailKey = (email: string): string => email.toLowerCase();

/** Names that nobody can have (RFC 2606, RFC 6761, and `internal`): a real mail to them only comes back. */
const RESERVED = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost|local|internal)\.?$/i;

/** Stytch takes mail for it and sends none (fact sheet 4.6). */
export const STYTCH_TEST_ADDRESS = 'sandbox@stytch.com';

/** Whose mail it is, for counting: most providers deliver `ada+any@` to `ada@`. */
export const mailboxOf = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/(?<=[^@])\+[^@]*(?=@)/, '');

/** Why no real mail goes to this address; undefined when it may. What else is wrong with it, the provider says. */
export function whyNoMail(address: string): string | undefined {
  if (address.toLowerCase() === STYTCH_TEST_ADDRESS) return undefined;
  const domain = address.slice(address.lastIndexOf('@') + 1).trim();
  if (!RESERVED.test(domain)) return undefined;
  return `Nobody can have a mailbox at ${domain}: the name is reserved for examples. This mode sends real mail, so type an address of your own, or ${STYTCH_TEST_ADDRESS}.`;
}

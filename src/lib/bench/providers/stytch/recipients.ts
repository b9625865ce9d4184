/** Reserved names (RFC 2606, RFC 6761, and `internal`): real email to them bounces. */
const RESERVED = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost|local|internal)\.?$/i;

/** Stytch accepts it and sends nothing (docs/stytch.md, "Sandbox values"). */
export const STYTCH_TEST_ADDRESS = 'sandbox@stytch.com';

/** The longest address that fits an SMTP path (RFC 5321, section 4.5.3.1.3, less its two brackets). */
const LONGEST = 254;

/** The mailbox behind an address, for counting: most providers deliver `ada+any@` to `ada@`. */
export function mailboxOf(written: string): string {
  const address = written.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+', 1);
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address;
}

/** Returns the reason no real email reaches an address; undefined when it may. Stytch checks everything else. */
export function undeliverableReason(address: string): string | undefined {
  if (address.length > LONGEST)
    return `This address is too long for email: it has ${address.length} characters. Use ${LONGEST} or fewer.`;
  if (address.toLowerCase() === STYTCH_TEST_ADDRESS) return undefined;
  const domain = address.slice(address.lastIndexOf('@') + 1).trim();
  if (!RESERVED.test(domain)) return undefined;
  return `${domain} is reserved for examples and can’t receive email. This mode sends real emails, so enter your own address, or ${STYTCH_TEST_ADDRESS}.`;
}

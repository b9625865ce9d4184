/** Says which of Stytch's rules an email address breaks. Undefined if it breaks none of the documented ones. */
export function brokenEmailRule(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const name = address.slice(0, Math.max(at, 0));
  const host = address.slice(at + 1);
  return rules.find(({ isBroken }) => isBroken({ address, at, name, host }))?.sentence;
}

interface AddressParts {
  address: string;
  at: number;
  name: string;
  host: string;
}

const rules: { isBroken: (parts: AddressParts) => boolean; sentence: string }[] = [
  { isBroken: ({ address }) => address === '', sentence: 'It’s empty.' },
  { isBroken: ({ at }) => at < 0, sentence: 'It has no @.' },
  { isBroken: ({ name }) => name === '', sentence: 'Nothing is before the @.' },
  { isBroken: ({ name }) => name.includes('@'), sentence: 'It has more than one @.' },
  { isBroken: ({ address }) => /\s/.test(address), sentence: 'It contains a space.' },
  {
    isBroken: ({ name }) => /[\p{Cc}\p{Cf}"(),:;<>[\]\\]/u.test(name),
    sentence: 'The part before the @ contains a character that isn’t allowed.',
  },
  { isBroken: ({ name }) => name.length > 64, sentence: 'The part before the @ is longer than 64 characters.' },
  { isBroken: ({ host }) => !host.includes('.'), sentence: 'The host name after the @ has no dot.' },
  { isBroken: ({ host }) => /[^!-~]/.test(host), sentence: 'The host name after the @ isn’t plain ASCII.' },
  { isBroken: ({ address }) => address.length > 254, sentence: 'It’s longer than 254 characters.' },
  {
    isBroken: ({ host }) => !/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(host),
    sentence: 'The host name after the @ isn’t a domain, such as example.com.',
  },
];

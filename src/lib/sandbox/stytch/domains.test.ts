import { expect, test } from 'vitest';
import { isCommonDomain } from './domains.ts';

test.each(['gmail.com', 'GMail.com', 'yahoo.co.uk', 'comcast.net', 'uol.com.br', 'orange.fr', 'libero.it'])(
  '%s belongs to a provider that Stytch lists',
  (domain) => {
    expect(isCommonDomain(domain)).toBe(true);
  },
);

test.each(['acme.org', 'mail.acme.com', 'gmail.acme.com', 'notgmail.com', 'me.acme.co.uk', 'proton.me', 'gmail'])(
  '%s may be an organization’s own',
  (domain) => {
    expect(isCommonDomain(domain)).toBe(false);
  },
);

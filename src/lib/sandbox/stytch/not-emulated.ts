import { z } from 'zod';
import { fail } from './errors.ts';
import { operation } from './operation.ts';

/** Calls of `client.fraud`, another product of Stytch's, which normally answers at an address of its own. */
const LIST = `
fraud.fingerprint.lookup      /v1/fingerprint/lookup
fraud.rules.set               /v1/rules/set
fraud.rules.list              /v1/rules/list
fraud.verdict_reasons.override /v1/verdict_reasons/override
fraud.verdict_reasons.list    /v1/verdict_reasons/list
fraud.email.risk              /v1/email/risk
`;

/** Calls that the official B2B clients offer, and that are not emulated. They say so once the credentials are valid. */
export const NOT_EMULATED = LIST.trim()
  .split('\n')
  .map((line) => {
    const [name = '', path = ''] = line.split(/ +/);
    return operation(name, 'POST', path, z.object({}), async () =>
      fail('not_emulated', `This sandbox does not emulate ${name}.`),
    );
  });

import { z } from 'zod';

const key = (kind: 'public' | 'secret') =>
  z
    .string()
    .regex(
      new RegExp(`^[A-Za-z][A-Za-z0-9]{2,62}:${kind}:[0-9a-f]{32}$`),
      `must have the form name:${kind}: and 32 hexadecimal digits`,
    );

const nameIn = (text: string) => text.split(':', 1)[0];

/** The fields of a seed file about Passwordless.dev. */
export const seedFields = {
  passwordless: z
    .strictObject({ api_key: key('public'), api_secret: key('secret') })
    .refine(({ api_key, api_secret }) => nameIn(api_key) === nameIn(api_secret), 'must begin with one name, both keys')
    .optional(),
};

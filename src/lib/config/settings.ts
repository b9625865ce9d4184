import { isIP } from 'node:net';
import { z } from 'zod';
import { Secret } from './secret.ts';

/** A list written with commas: `a.example, b.example`. */
const commaList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  );

/** An IP address, or a network such as `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** A value that is never printed. */
const secret = (atLeast = 1) =>
  z
    .string()
    .min(atLeast)
    .transform((value) => new Secret(value));

const apiUrl = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ''));

const sends = (most: number, whose: string) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .default(most)
    .describe(`How many real mails an hour ${whose} may cause, in live modes.`);

/**
 * Every setting of the site, with its meaning. `.env.example` and the table in docs/hosting.md are made from
 * these descriptions (`npm run settings`).
 */
export const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000).describe('The port the site listens on.'),
  HOST: z.string().optional().describe('The address to listen on. Left out: this machine only, 127.0.0.1 and ::1.'),
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'The public address, without a path. Every absolute link is made from it. Left out: http://localhost:PORT.',
    ),
  REPOSITORY_URL: z
    .url({ protocol: /^https?$/ })
    .transform((address) => address.replace(/\/+$/, ''))
    .optional()
    .describe(
      'Where the source is, on GitHub or a host with the same addresses. Pages then link to their source and to a new issue. Built in: a change takes a new build.',
    ),
  DATA_DIR: z.string().default('.data').describe('The folder of the database.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must have the form postgres://user:password@host:5432/name' })
    .transform((value) => new Secret(value))
    .optional()
    .describe(
      'A PostgreSQL database to use in place of a file in DATA_DIR, for several instances: postgres://user:password@host:5432/name.',
    ),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('What is logged. `info` adds one line a request, without query strings.'),
  SANDBOX_REDIRECT_HOSTS: commaList.describe(
    'More hosts that sandbox projects may redirect to, with commas between. The site itself and localhost are always allowed.',
  ),
  SANDBOX_PROJECTS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .default(50)
    .describe(
      'How many sandbox projects one network address may make by API in a day. Loopback only counts where SITE_URL is public.',
    ),
  READERS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .default(500)
    .describe(
      'How many new readers one network address, such as an office’s, may bring in a day, and how many sandbox projects they get. Loopback as above.',
    ),
  TRUSTED_PROXIES: commaList
    .refine((list) => list.every(isNetwork), 'Give addresses or networks such as 10.0.0.0/8.')
    .describe(
      'Addresses or networks of your own proxies, with commas between. Only their X-Forwarded-For is believed; behind any other, all readers count as one.',
    ),
  APP_SECRET: secret(32)
    .optional()
    .describe(
      'Encrypts what readers hold. At least 32 characters. Left out: made once and kept in DATA_DIR. Several instances need the same.',
    ),
  STYTCH_PROJECT_ID: z
    .string()
    .optional()
    .describe('Your Stytch test project, for every reader. Test projects only. Needs STYTCH_SECRET.'),
  STYTCH_SECRET: secret().optional().describe('The secret of that project.'),
  STYTCH_API_URL: apiUrl
    .optional()
    .describe("Where Stytch's API is, for live calls of the host and of readers. Left out: https://test.stytch.com."),
  PASSWORDLESS_API_URL: apiUrl
    .optional()
    .describe("Where Passwordless.dev's API is, for live calls. Left out: https://v4.passwordless.dev."),
  PASSWORDLESS_API_KEY: z
    .string()
    .optional()
    .describe('The public key of your Passwordless.dev test application, for every reader.'),
  PASSWORDLESS_API_SECRET: secret().optional().describe('The private key of that application.'),
  LIVE_ACCESS_CODE: secret(8)
    .optional()
    .describe(
      'Readers type it to use your projects. At least 8 characters. Without it they are used on loopback only, where nobody is asked.',
    ),
  READER_CREDENTIALS: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether a reader may use test credentials of their own. Over https or on localhost only.'),
  LIVE_SENDS_PER_READER: sends(10, 'one reader'),
  LIVE_SENDS_PER_ADDRESS: sends(30, 'one network address'),
  LIVE_SENDS_PER_RECIPIENT: sends(5, 'one mailbox'),
});

export type Settings = Omit<z.infer<typeof settingsSchema>, 'SITE_URL'> & {
  /** The site's own origin, without a slash at the end. */
  SITE_URL: string;
};

/** Settings that cannot be used, said so that the host can mend them. */
export class SettingsError extends Error {}

/**
 * Reads the settings out of environment variables. An empty variable counts as absent.
 * @throws {SettingsError} naming each variable that is wrong and why.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(`These settings cannot be used:\n${lines.join('\n')}`);
  }
  const { SITE_URL, ...rest } = parsed.data;
  return { ...rest, SITE_URL: new URL(SITE_URL ?? `http://localhost:${rest.PORT}`).origin };
}

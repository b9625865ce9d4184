import { isIP } from 'node:net';
import { z } from 'zod';
import { boundSettings } from './bound-settings.ts';
import { Secret } from './secret.ts';

/** A comma-separated list: `a.example, b.example`. */
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

/** Whether an address is nothing but scheme, host and port. A slash at its end does no harm. */
const isOrigin = (address: string): boolean =>
  !URL.canParse(address) || new URL(address).href === `${new URL(address).origin}/`;

/** A secret value, which no log prints. @param atLeast minimum length in characters */
const secret = (atLeast = 1) =>
  z
    .string()
    .min(atLeast)
    .transform((value) => new Secret(value));

const apiUrl = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ''));

const sends = (most: number, who: string) =>
  z.coerce.number().int().min(1).default(most).describe(`Real emails per hour that ${who} may trigger, in live modes.`);

/**
 * All settings of the site. `.env.example` and the table in docs/hosting.md are generated from these descriptions
 * (`npm run settings`).
 */
export const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000).describe('The port the site listens on.'),
  HOST: z.string().optional().describe('The address to listen on. Default: this machine only, 127.0.0.1 and ::1.'),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://learn.example' })
    .refine(
      isOrigin,
      'must not have a path, a query or a user: the site can only be at the root, such as https://learn.example',
    )
    .optional()
    .describe('The public address, without a path. All absolute links start with it. Default: http://localhost:PORT.'),
  REPOSITORY_URL: z
    .url({ protocol: /^https?$/ })
    .transform((address) => address.replace(/\/+$/, ''))
    .optional()
    .describe(
      'The source repository, on GitHub or a host with the same URLs. Pages then link to their source and to a new ' +
        'issue. A change needs a new build.',
    ),
  LIVE_SITE_URL: apiUrl
    .optional()
    .describe(
      'Builds a copy for reading, for hosts that only serve files. Its pages link to this address of a site that ' +
        'runs. SITE_URL is then the address of the copy.',
    ),
  DATA_DIR: z.string().default('.data').describe('The folder of the database file.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must have the form postgres://user:password@host:5432/name' })
    .transform((value) => new Secret(value))
    .optional()
    .describe(
      'A PostgreSQL database to use instead of the file in DATA_DIR, for several instances: ' +
        'postgres://user:password@host:5432/name.',
    ),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('What is logged. `info` adds one line per request, without query strings.'),
  METRICS_TOKEN: secret(16)
    .optional()
    .describe(
      'Turns on /metrics, in Prometheus format, for requests with `Authorization: Bearer` and this token. At least 16 ' +
        'characters.',
    ),
  STOP_DELAY_S: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .optional()
    .describe(
      'Seconds from SIGTERM, when /readyz fails, to the moment the site accepts no new connections. Default: 2 if ' +
        'SITE_URL is public, else 0.',
    ),
  SECURITY_CONTACT: z
    .url({ protocol: /^(https|mailto)$/, error: 'must be a URL such as mailto:security@learn.example' })
    .optional()
    .describe('Where to report vulnerabilities: a mailto: or https: URL for /.well-known/security.txt.'),
  SANDBOX_REDIRECT_HOSTS: commaList.describe(
    'More hosts that sandbox projects may redirect to, comma-separated. The site itself and localhost are always ' +
      'allowed.',
  ),
  SANDBOX_PROJECTS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .default(50)
    .describe(
      'Sandbox projects per day that one network address may create. Loopback counts only if SITE_URL is public.',
    ),
  READERS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .default(500)
    .describe(
      'New readers per day from one network address, such as an office, and new sandbox projects for readers, who get ' +
        'another one when they watch stories. Loopback as above.',
    ),
  TRUSTED_PROXIES: commaList
    .refine((list) => list.every(isNetwork), 'Use IP addresses or networks such as 10.0.0.0/8.')
    .describe(
      'Addresses or networks of your own proxies, comma-separated. Only their X-Forwarded-For is trusted; behind any ' +
        'other proxy, all readers count as one.',
    ),
  APP_SECRET: secret(32)
    .optional()
    .describe(
      "Encrypts readers' credentials. At least 32 characters. Default: created once and kept in DATA_DIR. Several " +
        'instances need the same one, and a public site that keeps credentials needs one.',
    ),
  APP_SECRET_PREVIOUS: secret(32)
    .optional()
    .describe('The APP_SECRET before a change. What it encrypted can still be read. Remove it after 30 days.'),
  STYTCH_PROJECT_ID: z
    .string()
    .optional()
    .describe('Your Stytch test project, for all readers. Test projects only. Needs STYTCH_SECRET.'),
  STYTCH_SECRET: secret().optional().describe('The secret of that project.'),
  STYTCH_PUBLIC_TOKEN: z
    .string()
    .optional()
    .describe('The public token of that project. Only Preflight uses it, to check Google and SSO.'),
  STYTCH_API_URL: apiUrl
    .optional()
    .describe("Address of Stytch's API, for live calls. Default: https://test.stytch.com."),
  PASSWORDLESS_API_URL: apiUrl
    .optional()
    .describe("Address of Passwordless.dev's API, for live calls. Default: https://v4.passwordless.dev."),
  PASSWORDLESS_API_KEY: z
    .string()
    .optional()
    .describe('The public API key of your Passwordless.dev test application, for all readers.'),
  PASSWORDLESS_API_SECRET: secret().optional().describe('The API secret of that application.'),
  LIVE_ACCESS_CODE: secret(12)
    .optional()
    .describe(
      'Readers enter it to use your projects. At least 12 characters. Without it, your projects can only be used on ' +
        'loopback, where no code is asked for.',
    ),
  READER_CREDENTIALS: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether readers may use their own test credentials. Only over https or on localhost.'),
  LIVE_SENDS_PER_READER: sends(10, 'one reader'),
  LIVE_SENDS_PER_ADDRESS: sends(30, 'one network address'),
  LIVE_SENDS_PER_RECIPIENT: sends(5, 'one recipient'),
  ...boundSettings,
});

/** The settings that a build puts into the pages. All others are read when the site starts. */
const buildSchema = settingsSchema.pick({ REPOSITORY_URL: true, LIVE_SITE_URL: true, SITE_URL: true });

export type Settings = Omit<z.infer<typeof settingsSchema>, 'SITE_URL' | 'STOP_DELAY_S'> & {
  /** The site's origin, without a trailing slash. */
  SITE_URL: string;
  STOP_DELAY_S: number;
};

/** Thrown for settings that can't be used. The message tells the host what to change. */
export class SettingsError extends Error {}

/**
 * Reads the settings from environment variables. An empty variable counts as unset.
 * @throws {SettingsError} naming each wrong variable, and why
 */
export function readSettings(environment: Environment): Settings {
  const { SITE_URL, STOP_DELAY_S, ...rest } = parse(settingsSchema, environment);
  const { origin, hostname } = new URL(SITE_URL ?? `http://localhost:${rest.PORT}`);
  const isOwnMachine = /^(localhost|127\..+|\[::1\])$/.test(hostname);
  return { ...rest, SITE_URL: origin, STOP_DELAY_S: STOP_DELAY_S ?? (isOwnMachine ? 0 : 2) };
}

/**
 * Reads the settings of a build. Others aren't validated: the machine that builds may not have them.
 * @throws {SettingsError}
 */
export const readBuildSettings = (environment: Environment): z.infer<typeof buildSchema> =>
  parse(buildSchema, environment);

type Environment = Record<string, string | undefined>;

function parse<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { success, data, error } = schema.safeParse(filled);
  if (success) return data;
  const lines = error.issues.map((issue) => `  ${issue.path.join('.')}: ${inWords(issue)}`);
  throw new SettingsError(`These settings cannot be used:\n${lines.join('\n')}`);
}

/** Says what a value must be. Zod's own words for a text would be "expected number, received NaN". */
function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return ['number', 'int'].includes(issue.expected) ? 'must be a whole number' : issue.message;
    case 'too_small':
      return issue.origin === 'string'
        ? `must have at least ${issue.minimum} characters`
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    default:
      return issue.message;
  }
}

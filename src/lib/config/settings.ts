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

/**
 * Every setting of the site, with its meaning. `.env.example` and the README's table are made from these
 * descriptions (`npm run settings`), so they cannot drift apart.
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
    .describe('How many sandbox projects one network address may make in a day. Loopback is not counted.'),
  STYTCH_PROJECT_ID: z.string().optional().describe('Not used yet: the sandbox answers, whatever stands here.'),
  STYTCH_SECRET: z
    .string()
    .transform((value) => new Secret(value))
    .optional()
    .describe('Not used yet, like STYTCH_PROJECT_ID.'),
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

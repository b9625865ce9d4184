import { z } from 'zod';
import { redirectUrls } from './core/redirect-fields.ts';
import { ERRORS, isErrorType } from './stytch/errors.ts';
import { email } from './stytch/fields.ts';
import { profileFields } from './stytch/members/fields.ts';
import { externalIdField, nameField, settingsFields, slugField } from './stytch/organizations/settings.ts';
import { isId, isSecret, type IdKind } from './core/ids.ts';

/** A seed that cannot be used, said so that its writer can mend it: one line for each thing that is wrong. */
export class SeedError extends Error {}

const LONGEST_ADVANCE = 315_360_000;

const pinned = (kind: IdKind) =>
  z
    .string()
    .refine((text) => isId(kind, text), `must have the form ${kind}-test-00000000-0000-4000-8000-000000000000`)
    .optional();
const passkeyKey = (kind: 'public' | 'secret') =>
  z.string().regex(new RegExp(`^[A-Za-z][A-Za-z0-9]{2,62}:${kind}:[0-9a-f]{32}$`), `must have the form name:${kind}: and 32 hexadecimal digits`); // prettier-ignore

const member = z.strictObject({
  member_id: pinned('member'),
  email_address: email,
  /** Left out: whether the member is active. */
  email_address_verified: z.boolean().optional(),
  status: z.enum(['active', 'invited', 'pending']).default('active'),
  ...profileFields,
});

const organization = z.strictObject({
  organization_id: pinned('organization'),
  organization_name: nameField,
  organization_slug: slugField,
  organization_external_id: externalIdField,
  ...settingsFields,
  members: z.array(member).default([]),
});

/** One project and what it holds, under the names that the API has for it. */
const seed = z.strictObject({
  project_id: pinned('project'),
  secret: z.string().refine(isSecret, 'must be secret-test- and 36 letters, digits, - or _').optional(),
  public_token: pinned('public-token'),
  passwordless: z
    .strictObject({ api_key: passkeyKey('public'), api_secret: passkeyKey('secret') })
    .refine(({ api_key, api_secret }) => nameIn(api_key) === nameIn(api_secret), 'must begin with one name, both keys')
    .optional(),
  redirect_urls: redirectUrls,
  clock: z.strictObject({ advance_seconds: z.int().min(0).max(LONGEST_ADVANCE) }).optional(),
  organizations: z.array(organization).optional(),
});

export type Seed = z.output<typeof seed>;
export type SeedOrganization = z.output<typeof organization>;

const nameIn = (key: string) => key.split(':', 1)[0];

/**
 * Checks what stands in a seed file.
 * @throws {SeedError} with every place where something is wrong
 */
export function readSeed(given: unknown): Seed {
  const read = seed.safeParse(given);
  if (read.success) return read.data;
  throw new SeedError(read.error.issues.map(({ path, message }) => `${pathOf(path)}: ${sentence(message)}`).join('\n'));
}

/** `organizations[0].members[1].email_address`, counted from 0. */
const pathOf = (path: PropertyKey[]): string =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '') || 'the whole'; // prettier-ignore

/** The checks that the API has, too, name its errors. */
const sentence = (message: string): string => (isErrorType(message) ? ERRORS[message][2] : message);

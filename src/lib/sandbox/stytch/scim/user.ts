import { z } from 'zod';

/* A user of SCIM 2.0 (RFC 7643, section 4.1), as far as the sandbox keeps it. Other attributes are ignored. */

const text = z
  .string()
  .max(2048)
  .nullish()
  .transform((value) => value ?? '');

/** Microsoft Entra sends "True" and "False". */
const flag = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'insensitive' })])
  .nullish()
  .transform((value) => value ?? false);

const valued = z.object({ value: text, type: text, primary: flag });
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .max(100)
    .nullish()
    .transform((value) => value ?? []);

const address = z.object({
  formatted: text,
  streetAddress: text,
  locality: text,
  region: text,
  postalCode: text,
  country: text,
  type: text,
  primary: flag,
});

const name = z.object({
  formatted: text,
  familyName: text,
  givenName: text,
  middleName: text,
  honorificPrefix: text,
  honorificSuffix: text,
});

const manager = z.preprocess(
  // Some providers send the manager's id alone.
  (value) => (typeof value === 'string' ? { value } : value),
  z.object({ value: text, $ref: text, displayName: text }),
);

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const enterprise = z.object({
  employeeNumber: text,
  costCenter: text,
  division: text,
  department: text,
  organization: text,
  manager: manager.nullish().transform((value) => value ?? undefined),
});

export const scimUserSchema = z.object({
  userName: z.string().min(1).max(256),
  externalId: text,
  displayName: text,
  nickName: text,
  profileUrl: text,
  userType: text,
  title: text,
  preferredLanguage: text,
  locale: text,
  timezone: text,
  name: name.nullish().transform((value) => value ?? undefined),
  emails: list(valued),
  phoneNumbers: list(valued),
  ims: list(valued),
  photos: list(valued),
  entitlements: list(valued),
  roles: list(valued),
  x509Certificates: list(valued),
  addresses: list(address),
  [ENTERPRISE]: enterprise.nullish().transform((value) => value ?? undefined),
});
export type ScimUser = z.output<typeof scimUserSchema>;

/** A provider's request: the user, and whether they are active. */
export const sentUserSchema = scimUserSchema.extend({
  active: flag.nullish().transform((value) => value ?? true),
});

/** Returns the address that becomes the member's: the primary one, the first one, or the user name. */
export const emailOf = ({ emails, userName }: ScimUser): string =>
  (emails.find(({ primary }) => primary) ?? emails[0])?.value || userName;

/** Returns the name that becomes the member's. */
export function nameOf({ displayName, name: parts }: ScimUser): string {
  if (displayName !== '') return displayName;
  return parts?.formatted || [parts?.givenName, parts?.familyName].filter(Boolean).join(' ');
}

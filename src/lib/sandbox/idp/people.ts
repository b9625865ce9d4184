import { z } from 'zod';
import { hash } from '../core/ids.ts';
import { type ProjectSetting, readSetting } from '../core/projects/project-settings.ts';
import type { Call } from './operation.ts';

const text = (most: number) => z.string().max(most);
/** The most values of all claims together (choice): signing an assertion with more would take long. */
const MOST_VALUES = 300;

const tenantIds = z.array(text(100)).max(20);

/** A made-up user of the identity provider. */
export const personSchema = z.object({
  email: z
    .string('email must be an email address.')
    .max(254, 'email is too long.')
    .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, 'email must be an email address.'),
  name: text(200).default(''),
  /** Whether the provider says that the address belongs to the user. */
  email_verified: z.boolean().default(true),
  /** The user's id at the provider. Derived from the address if omitted. */
  subject: text(200).min(1).optional(),
  groups: z.array(text(200)).max(50).default([]),
  /** Workspaces and organizations at Slack, HubSpot and GitHub. */
  tenants: z.object({ slack: tenantIds, hubspot: tenantIds, github: tenantIds }).partial().default({}),
  /** More claims, such as `department`, for a connection's attribute mapping. */
  claims: z
    .record(text(100), z.union([text(1000), z.number(), z.boolean(), z.array(text(200)).max(50)]))
    .refine((claims) => Object.values(claims).flat().length <= MOST_VALUES, 'claims have too many values.')
    .default({}),
});
export type Person = z.output<typeof personSchema>;

const person = (email: string, name: string, more: Partial<Person> = {}) =>
  personSchema.parse({ email, name, ...more });

/** Users that the sign-in page offers. The reader can type anyone else. */
export const peopleSetting: ProjectSetting<Person[]> = {
  name: 'people',
  schema: z.array(personSchema).max(50),
  default: [
    person('ada@example.com', 'Ada Lovelace', { groups: ['engineering'] }),
    person('grace@example.com', 'Grace Hopper', { groups: ['engineering', 'admins'] }),
    person('alan@acme.example', 'Alan Turing', { groups: ['research'], tenants: { slack: ['T0ACME'] } }),
  ],
};

export const peopleOf = ({ db, project }: Pick<Call, 'db' | 'project'>): Promise<Person[]> =>
  readSetting(db, project.id, peopleSetting);

/** The user's id at the provider, the same for one address in one project. */
export const subjectOf = (projectId: string, { email, subject }: Person): string =>
  subject ?? hash(`${projectId} ${email.toLowerCase()}`).replace(/\W/g, '').slice(0, 24);

const listOf = (text: string | undefined) =>
  (text ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 20);

/**
 * Finds the person that a form or a request names, or makes one up.
 * @param client the client they sign in to, which decides whose tenants the tenants are
 */
export async function findPerson(
  call: Pick<Call, 'db' | 'project'>,
  fields: Record<string, string>,
  client: string,
): Promise<Person | undefined> {
  const email = fields.person?.trim() || fields.login_hint?.trim() || '';
  const known = (await peopleOf(call)).find((one) => one.email.toLowerCase() === email.toLowerCase());
  if (known) return known;
  const tenants = listOf(fields.tenants);
  const read = personSchema.safeParse({
    email,
    name: fields.name || nameFrom(email),
    email_verified: fields.email_verified !== 'false',
    groups: listOf(fields.groups),
    tenants: client === 'slack' || client === 'hubspot' || client === 'github' ? { [client]: tenants } : {},
  });
  return read.success ? read.data : undefined;
}

/** `grace.hopper@…` is Grace Hopper. */
const nameFrom = (email: string): string =>
  email
    .slice(0, email.lastIndexOf('@'))
    .split(/[._+-]+/)
    .filter(Boolean)
    .map((part) => part[0]?.toUpperCase() + part.slice(1))
    .join(' ');

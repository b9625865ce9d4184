import { ENTERPRISE, type ScimUser } from './user.ts';

const inSnakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Renames the keys of an object, and of the objects in it. */
function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [NAMES[name] ?? inSnakeCase(name), renamed(field)]),
  );
}

/** Names that Stytch writes in another way. */
const NAMES: Record<string, string> = { x509Certificates: 'x509certificates', $ref: 'ref' };

/** Makes the attributes of a user as the member object shows them: SCIM's names in snake case. */
export function scimAttributes(
  { [ENTERPRISE]: extension, ...user }: ScimUser,
  own: { id: string; active: boolean; groups: { value: string; display: string }[] },
) {
  const { name, ...fields } = user;
  return {
    ...own,
    ...(renamed(fields) as Record<string, unknown>),
    ...(name && { name: renamed(name) }),
    ...(extension && { enterprise_extension: renamed(extension) }),
  };
}

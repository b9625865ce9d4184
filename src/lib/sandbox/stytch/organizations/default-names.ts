import type { Executor } from '../../../store/database.ts';
import type { Project } from '../../core/projects/projects.ts';
import { domainOf, isCommonDomain } from '../domains.ts';
import { StytchError } from '../errors.ts';
import { newCode } from '../../core/ids.ts';

/**
 * Returns the default name of a new organization: the mailbox name at a common provider or a school, otherwise the
 * domain (official description of `discovery.organizations.create`). How the name is derived in detail is not
 * confirmed.
 */
export function defaultName(email: string): string {
  const domain = domainOf(email);
  const personal = isCommonDomain(domain) || domain.endsWith('.edu');
  return personal ? email.slice(0, email.lastIndexOf('@')) : domain;
}

/** Turns a name into a slug of 2 to 128 allowed characters. */
function slugFrom(name: string): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9._~-]+/g, '-')
    .replace(/^[-._~]+|[-._~]+$/g, '')
    .slice(0, 120);
  return slug.length < 2 ? `organization-${newCode()}` : slug;
}

/**
 * Creates an organization. If a concurrent call took the chosen slug, tries once more, with another one.
 * @param requested the slug in the request, if there is one: then there is no second try
 */
export const retryOnTakenSlug = <T>(requested: string | undefined, make: () => Promise<T>): Promise<T> =>
  make().catch((error: unknown) => {
    const lost = error instanceof StytchError && error.code === 'organization_slug_already_used';
    if (lost && requested === undefined) return make();
    throw error;
  });

/** Returns the given slug, or derives a free one from a name. */
export async function chooseSlug(
  { db, project }: { db: Executor; project: Pick<Project, 'id'> },
  requested: string | undefined,
  name: string,
): Promise<string> {
  if (requested !== undefined) return requested;
  const slug = slugFrom(name);
  const taken = await db
    .selectFrom('sandbox_organizations')
    .select('id')
    .where('project_id', '=', project.id)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return taken ? `${slug}-${newCode()}` : slug;
}

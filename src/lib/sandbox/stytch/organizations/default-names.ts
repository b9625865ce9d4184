import type { Executor } from '../../../store/database.ts';
import type { Project } from '../../core/projects.ts';
import { domainOf, isCommonDomain } from '../domains.ts';
import { StytchError } from '../errors.ts';
import { newCode } from '../../core/ids.ts';

/**
 * What an organization is called when its maker does not say: after the mailbox at a common provider or a school,
 * otherwise after the domain (official description of `discovery.organizations.create`). How the words are formed from
 * these is not confirmed.
 */
export function defaultName(email: string): string {
  const domain = domainOf(email);
  const personal = isCommonDomain(domain) || domain.endsWith('.edu');
  return personal ? email.slice(0, email.lastIndexOf('@')) : domain;
}

/** Turns a name into a slug of 2 to 128 accepted characters. */
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
 * Makes an organization, and tries once more where the slug that was chosen for it went to somebody who came at the
 * same time: seen by then, it is not chosen again.
 */
export const retryOnTakenSlug = <T>(given: string | undefined, make: () => Promise<T>): Promise<T> =>
  make().catch((error: unknown) => {
    const lost = error instanceof StytchError && error.code === 'organization_slug_already_used';
    if (lost && given === undefined) return make();
    throw error;
  });

/** The slug that was asked for, or a free one made of a name. */
export async function chooseSlug(
  { db, project }: { db: Executor; project: Pick<Project, 'id'> },
  given: string | undefined,
  name: string,
): Promise<string> {
  if (given !== undefined) return given;
  const slug = slugFrom(name);
  const taken = await db
    .selectFrom('sandbox_organizations')
    .select('id')
    .where('project_id', '=', project.id)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return taken ? `${slug}-${newCode()}` : slug;
}

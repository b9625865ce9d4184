import type { B2BClient } from 'stytch';

// #region call
/**
 * An organization is one of your customers, such as a company
 * or a team. Users always log in to an organization.
 */
export async function createOrganization(
  stytch: B2BClient,
  name: string,
  slug: string,
) {
  return await stytch.organizations.create({
    organization_name: name,
    organization_slug: slug, // @note The short name for URLs, unique in your project.
  });
}
// #endregion call

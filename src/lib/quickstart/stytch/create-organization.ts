import type { B2BClient } from 'stytch';

// #region call
/**
 * An organization is one of your customers: a company, a
 * team. People log in to it, never to nothing.
 */
export async function createOrganization(
  stytch: B2BClient,
  name: string,
  slug: string,
) {
  return await stytch.organizations.create({
    organization_name: name,
    organization_slug: slug, // @note Short name for addresses. No two organizations of your project share one.
  });
}
// #endregion call

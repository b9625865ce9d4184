import type { B2BClient } from 'stytch';

// #region call
/**
 * Finds the connection of the organization that has this slug,
 * or accepts emails at this domain.
 * @returns undefined if there isn't exactly one
 */
export async function findSsoConnection(
  stytch: B2BClient,
  slugOrDomain: string,
) {
  // A slug may have a dot, and then looks like a domain.
  const isDomain = /^[^.]+(\.[^.]+)+$/.test(slugOrDomain);
  const { organizations } = await stytch.organizations.search({
    query: {
      operator: 'OR',
      operands: [
        {
          filter_name: 'organization_slugs',
          filter_value: [slugOrDomain],
        },
        ...(isDomain
          ? [
              {
                filter_name: 'allowed_domains',
                filter_value: [slugOrDomain],
              },
            ]
          : []),
      ],
    },
  });
  const found = organizations.flatMap(
    ({ sso_active_connections: active }) => active,
  );
  // @note Two organizations may accept the same domain. Then only the slug says which one is meant.
  return found.length === 1 ? found[0] : undefined;
}
// #endregion call

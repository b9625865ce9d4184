import type { B2BClient } from 'stytch';

/**
 * The address holds no token, or one of another kind of link.
 */
export class WrongToken extends Error {}

// #region call
/** Trades the link's token for an intermediate session. */
export async function authenticateMagicLink(
  stytch: B2BClient,
  query: URLSearchParams,
) {
  // @note Invitations and password resets come to this address too. Each kind is spent by a different call.
  const type = query.get('stytch_token_type');
  if (!type)
    throw new WrongToken('This link does not say what kind it is');
  if (type !== 'discovery')
    throw new WrongToken(`This link is of the kind "${type}"`);

  const token = query.get('token');
  if (!token) throw new WrongToken('This link has lost its token');

  // @note A link works once. The second time Stytch answers `unable_to_auth_magic_link`.
  return await stytch.magicLinks.discovery.authenticate({
    discovery_magic_links_token: token,
  });
}
// #endregion call

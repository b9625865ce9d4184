import type { B2BClient } from 'stytch';

/**
 * The URL has no token, or one from another type of link.
 */
export class WrongToken extends Error {}

// #region call
/** Exchanges the link's token for an intermediate session. */
export async function authenticateMagicLink(
  stytch: B2BClient,
  query: URLSearchParams,
) {
  // @note Invitations and password resets can open this URL too. Each type needs a different call.
  const type = query.get('stytch_token_type');
  if (!type)
    throw new WrongToken('This link doesn’t say what type it is');
  if (type !== 'discovery')
    throw new WrongToken(`This link has the type "${type}"`);

  const token = query.get('token');
  if (!token) throw new WrongToken('This link has no token');

  // @note Single-use: a second call returns `unable_to_auth_magic_link`.
  return await stytch.magicLinks.discovery.authenticate({
    discovery_magic_links_token: token,
  });
}
// #endregion call

import type { B2BClient } from 'stytch';

/** The address holds no token, or one that another kind of link left there. */
export class WrongToken extends Error {}

/** Trades the token of the link for an intermediate session, and learns which organizations this person may enter. */
export async function authenticateMagicLink(stytch: B2BClient, query: URLSearchParams) {
  // @note Invitations and password resets come to this address too. Each kind is spent by a different call.
  const type = query.get('stytch_token_type');
  if (type !== 'discovery') throw new WrongToken(`This link is of the kind "${type ?? 'none'}", not "discovery".`);

  const token = query.get('token');
  if (!token) throw new WrongToken('This link has lost its token.');

  // @note A link works once. The second time Stytch answers unable_to_auth_magic_link.
  return await stytch.magicLinks.discovery.authenticate({
    discovery_magic_links_token: token,
  });
}

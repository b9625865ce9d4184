import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of M2M clients, connected apps and SCIM. */
export const CLIENTS_DIFFERENCES: readonly Difference[] = [
  unconfirmed(
    'm2m',
    'The error types of M2M clients are ours. A token request without scopes gets all of the client’s scopes, and one for a scope that it lacks gets invalid_scope. Custom claims from templates aren’t emulated.',
    'No source names these types or covers these cases.',
  ),
  differs(
    'connected-apps-hosts',
    'Connected apps get tokens at /v1/public/{project_id}/oauth2/token and have them checked at …/introspect. There’s no project domain, so no userinfo, discovery document, dynamic registration or logout address.',
    'A project of the sandbox has no domain of its own.',
  ),
  unconfirmed(
    'connected-apps',
    'First-party apps need consent only for offline_access, third-party apps until the member granted the same scopes. Templates of access tokens aren’t applied, a custom audience is added to the project’s ID, and codes are valid for 10 minutes. A scope that the member can’t grant sends invalid_scope to the app.',
    'No source covers this.',
  ),
  unconfirmed(
    'scim',
    'A SCIM user’s ID is the member’s. A user whose address a member has already takes that member over. Addresses from SCIM count as verified. Deactivating a user deletes the member with sessions and assigned roles; activating them again brings back implicit roles only. Both tokens work while one is rotated, and a token is valid for five years.',
    'Stytch’s pages describe the effects, but not these details.',
  ),
  unconfirmed(
    'scim-protocol',
    'Filters are limited to eq on userName, externalId, id and displayName, a page has at most 100 resources, and unknown attributes are dropped. Bulk, sorting and ETags aren’t supported, and /Schemas only lists names.',
    'No source lists what Stytch’s SCIM endpoint supports.',
  ),
];

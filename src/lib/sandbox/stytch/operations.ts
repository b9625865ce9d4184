import { discovery } from './discovery/operations.ts';
import { migrate as migrateSession } from './external-sessions/migrate.ts';
import { idp } from './connected-apps/authorize.ts';
import { installedApps } from './connected-apps/installed.ts';
import { authenticate as impersonate } from './impersonation/authenticate.ts';
import { magicLinks } from './magic-links/operations.ts';
import { members } from './members/operations.ts';
import { metrics as organizationMetrics } from './organizations/metrics.ts';
import { organizations } from './organizations/operations.ts';
import { oauth } from './oauth/operations.ts';
import { otps } from './otps/operations.ts';
import { passwords } from './passwords/operations.ts';
import { rbac } from './rbac/operations.ts';
import { search as searchMembers } from './members/search-operation.ts';
import { search as searchOrganizations } from './organizations/search-operation.ts';
import { recoveryCodes } from './recovery-codes/operations.ts';
import { scim } from './scim/operations.ts';
import { sso } from './sso/operations.ts';
import { exchangeAccessToken } from './sessions/exchange-access-token.ts';
import { sessions } from './sessions/operations.ts';
import { totps } from './totps/operations.ts';
import { attest } from './trusted-tokens/attest.ts';
import type { Operation } from './operation.ts';

/** Every emulated operation. The list is routed, documented, and says what a fault can name. */
export const OPERATIONS: readonly Operation[] = [
  ...magicLinks,
  ...otps,
  ...totps,
  ...passwords,
  ...recoveryCodes,
  ...oauth,
  ...sso,
  ...scim,
  ...discovery,
  ...sessions,
  migrateSession,
  exchangeAccessToken,
  impersonate,
  attest,
  ...organizations,
  organizationMetrics,
  ...members,
  searchOrganizations,
  searchMembers,
  ...rbac,
  ...idp,
  ...installedApps,
];

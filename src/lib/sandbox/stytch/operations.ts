import { discovery } from './discovery/operations.ts';
import { magicLinks } from './magic-links/discovery.ts';
import { members } from './members/operations.ts';
import { organizationMagicLinks } from './magic-links/organization.ts';
import { organizations } from './organizations/operations.ts';
import { otps } from './otps/operations.ts';
import { rbac } from './rbac/operations.ts';
import { search } from './search/operations.ts';
import { sessions } from './sessions/operations.ts';
import type { Operation } from './operation.ts';

/** Every operation that is emulated: what is routed, documented, and can be named in a fault. */
export const OPERATIONS: readonly Operation[] = [
  ...magicLinks,
  ...organizationMagicLinks,
  ...otps,
  ...discovery,
  ...sessions,
  ...organizations,
  ...members,
  ...search,
  ...rbac,
];

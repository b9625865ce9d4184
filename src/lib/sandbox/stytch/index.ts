import { discovery } from './routes/discovery.ts';
import { magicLinks } from './routes/magic-links.ts';
import { members } from './routes/members.ts';
import { organizationMagicLinks } from './routes/organization-magic-links.ts';
import { organizations } from './routes/organizations.ts';
import { otps } from './routes/otps.ts';
import { rbac } from './routes/rbac.ts';
import { search } from './routes/search.ts';
import { sessions } from './routes/sessions.ts';
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

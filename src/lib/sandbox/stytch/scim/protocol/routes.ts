import { discoveryRoutes } from './discovery.ts';
import { groupRoutes } from './groups.ts';
import type { ScimRoute } from './route.ts';
import { userRoutes } from './users.ts';

/** The addresses that identity providers call. */
export const SCIM_ROUTES: readonly ScimRoute[] = [...userRoutes, ...groupRoutes, ...discoveryRoutes];

import type { Migration } from 'kysely/migration';
import * as initial from './0001-initial/index.ts';
import * as federation from './0002-federation/index.ts';
import * as bounds from './0003-bounds.ts';
import * as siteValues from './0004-site-values.ts';
import * as connections from './0005-connections.ts';
import * as publicToken from './0006-public-token.ts';
import * as connectedApps from './0007-connected-apps.ts';
import * as scim from './0008-scim.ts';

/** Migrations in the order of their names. Once released, a migration never changes: add another. */
export const migrations: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-federation': federation,
  '0003-bounds': bounds,
  '0004-site-values': siteValues,
  '0005-connections': connections,
  '0006-public-token': publicToken,
  '0007-connected-apps': connectedApps,
  '0008-scim': scim,
};

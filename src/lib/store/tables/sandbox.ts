import type { ConnectionTables } from './sandbox/connections.ts';
import type { LoginTables } from './sandbox/logins.ts';
import type { OrganizationTables } from './sandbox/organizations.ts';
import type { ProjectTables } from './sandbox/projects.ts';

/**
 * Tables of the emulated Stytch, and of sandbox projects. Every key starts with the project's id, so that a project
 * can't access another's rows even with a known id, and a snapshot of one project can be restored into another.
 */
export interface SandboxTables extends ProjectTables, OrganizationTables, LoginTables, ConnectionTables {}

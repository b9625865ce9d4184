import { connectedAppClients } from './connected-apps/clients.ts';
import { m2m } from './m2m/operations.ts';
import type { Operation } from './operation.ts';
import { project } from './project/operations.ts';

/**
 * Emulated operations that aren't among the 97 of B2B, but that the official B2B clients offer, too: `m2m`,
 * `connected_app`, `debug` and `project`. Another of Stytch's descriptions has them.
 */
export const OTHER_OPERATIONS: readonly Operation[] = [...m2m, ...connectedAppClients, ...project];

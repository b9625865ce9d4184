import { authenticate } from './authenticate.ts';
import { deleteConnection, getConnections } from './connections.ts';
import { createExternal, updateExternal } from './external.ts';
import { oidcProviders } from './member-providers.ts';
import { createOidc, updateOidc } from './oidc.ts';

export const sso = [
  getConnections,
  deleteConnection,
  createOidc,
  updateOidc,
  createExternal,
  updateExternal,
  authenticate,
  oidcProviders,
];

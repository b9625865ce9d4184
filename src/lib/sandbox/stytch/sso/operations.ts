import { authenticate } from './authenticate.ts';
import { deleteConnection, getConnections } from './connections.ts';
import { createExternal, updateExternal } from './external.ts';
import { oidcProviders } from './member-providers.ts';
import { createOidc, updateOidc } from './oidc.ts';
import {
  createSaml,
  deleteEncryptionPrivateKey,
  deleteVerificationCertificate,
  updateSaml,
} from './saml/operations.ts';
import { updateSamlByUrl } from './saml/update-by-url.ts';

export const sso = [
  getConnections,
  deleteConnection,
  createOidc,
  updateOidc,
  createSaml,
  updateSaml,
  updateSamlByUrl,
  deleteVerificationCertificate,
  deleteEncryptionPrivateKey,
  createExternal,
  updateExternal,
  authenticate,
  oidcProviders,
];

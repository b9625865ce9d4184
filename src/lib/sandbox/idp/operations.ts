import { authorize } from './oidc/authorize.ts';
import { metadata } from './oidc/metadata.ts';
import type { Operation } from './operation.ts';
import { samlMetadata } from './saml/metadata.ts';
import { samlSignOn } from './saml/sign-on.ts';
import { token } from './oidc/token-endpoint.ts';

/** Every address of the identity provider. */
export const OPERATIONS: readonly Operation[] = [...metadata, ...authorize, token, samlMetadata, ...samlSignOn];

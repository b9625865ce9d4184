import { authorize } from './authorize.ts';
import { metadata } from './metadata.ts';
import type { Operation } from './operation.ts';
import { samlMetadata } from './saml/metadata.ts';
import { samlSignOn } from './saml/sign-on.ts';
import { token } from './token.ts';

/** Every address of the identity provider. */
export const OPERATIONS: readonly Operation[] = [...metadata, ...authorize, token, samlMetadata, ...samlSignOn];

import { introspect } from './introspect.ts';
import type { Oauth2Route } from './route.ts';
import { token } from './token.ts';

/** The addresses of OAuth 2.0. */
export const OAUTH2_ROUTES: readonly Oauth2Route[] = [token, introspect];

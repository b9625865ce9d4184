import { oauthCallback } from '../oauth/callback.ts';
import { oauthStarts } from '../oauth/start.ts';
import { oidcCallback } from '../sso/oidc-callback.ts';
import { samlCallback } from '../sso/saml/callback.ts';
import { ssoStarts } from '../sso/start.ts';
import type { BrowserRoute } from './route.ts';

/** The addresses that a browser opens on its way to a provider and back. */
export const BROWSER_ROUTES: readonly BrowserRoute[] = [
  ...oauthStarts,
  oauthCallback,
  ...ssoStarts,
  oidcCallback,
  samlCallback,
];

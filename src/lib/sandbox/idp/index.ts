import type { Provider } from '../core/provider.ts';
import { createApi, createDialect } from './api.ts';
import { IDP_BASE } from '../core/built-in-idp.ts';
import { idpData } from './data.ts';
import { OPERATIONS } from './operations.ts';
import { reference } from './reference.ts';

export { peopleRoutes } from './control-routes.ts';

/**
 * The built-in identity provider: a complete OpenID and SAML provider for each project. It plays Google, Microsoft,
 * GitHub, Slack and HubSpot, and a customer's own provider.
 */
export const idp: Provider = {
  base: IDP_BASE,
  operations: OPERATIONS,
  reference,
  data: idpData,
  createDialect,
  mount: createApi,
};

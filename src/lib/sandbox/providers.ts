import type { ControlRoute } from './core/control-route.ts';
import type { Provider } from './core/provider.ts';
import { callRoutes } from './control/routes/calls.ts';
import { clockRoutes } from './control/routes/clock.ts';
import { faultRoutes } from './control/routes/faults.ts';
import { redirectUrlRoutes } from './control/routes/redirect-urls.ts';
import { stateRoutes } from './control/routes/state.ts';
import { idp, peopleRoutes } from './idp/index.ts';
import { accountRoutes, passwordless } from './passwordless/index.ts';
import {
  keyRoutes,
  messageRoutes,
  externalSessionRoutes,
  impersonationRoutes,
  trustedTokenRoutes,
  settingsRoutes,
  ssoRoutes,
  scimRoutes,
  m2mRoutes,
  connectedAppRoutes,
  stytch,
} from './stytch/index.ts';

/** Every emulated provider. */
export const PROVIDERS: readonly Provider[] = [stytch, passwordless, idp];

/** Every route of the control plane that requires a project's credentials, in the order of its OpenAPI document. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  ...messageRoutes,
  ...callRoutes,
  ...faultRoutes(PROVIDERS),
  ...redirectUrlRoutes,
  ...clockRoutes,
  ...keyRoutes,
  ...trustedTokenRoutes,
  ...externalSessionRoutes,
  ...impersonationRoutes,
  ...settingsRoutes,
  ...ssoRoutes,
  ...scimRoutes,
  ...m2mRoutes,
  ...connectedAppRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...stateRoutes(PROVIDERS),
];

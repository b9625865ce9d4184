import { CONTROL_ROUTES, PROVIDERS } from './providers.ts';

export type { ProviderReference } from './core/reference.ts';

/**
 * The content of the page `/sandbox/`, built from the sandbox's own lists. It is plain data; nothing is opened or
 * started.
 */
export const reference = {
  providers: PROVIDERS.map((provider) => provider.reference),
  control: [
    { method: 'POST', path: '/_sandbox/projects', summary: 'Create a sandbox project' },
    { method: 'GET', path: '/_sandbox/openapi.json', summary: 'Get the OpenAPI document of the control plane' },
    ...CONTROL_ROUTES.map(({ method, path, summary }) => ({ method, path: `/_sandbox${path}`, summary })),
  ],
};

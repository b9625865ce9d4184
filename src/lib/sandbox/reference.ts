import { CONTROL_ROUTES, PROVIDERS } from './providers.ts';

export type { ProviderReference } from './core/reference.ts';

/** What the page `/sandbox/` shows, made of the sandbox's own lists. Data only: nothing is opened or started. */
export const reference = {
  providers: PROVIDERS.map((provider) => provider.reference),
  control: [
    { method: 'POST', path: '/_sandbox/projects', summary: 'Create a sandbox project' },
    { method: 'GET', path: '/_sandbox/openapi.json', summary: 'Get the OpenAPI document of the control plane' },
    ...CONTROL_ROUTES.map(({ method, path, summary }) => ({ method, path: `/_sandbox${path}`, summary })),
  ],
};

import type { GuideOutline } from '../../guides/index.ts';
import { createPasswordless } from './passwordless/index.ts';
import type { Provider } from './provider.ts';
import type { Clients } from './stytch/clients.ts';
import { createStytch } from './stytch/index.ts';

/** The provider of each guide, by the guide's id. */
export type Providers = (guide: Pick<GuideOutline, 'id'>) => Provider;

export function createProviders(clients: Clients): Providers {
  const providers: Record<string, Provider> = {
    'stytch-b2b': createStytch(clients),
    passwordless: createPasswordless(),
  };
  return ({ id }) => {
    const provider = providers[id];
    if (!provider) throw new Error(`Nothing runs the guide ${id}.`);
    return provider;
  };
}

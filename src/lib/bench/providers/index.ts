import { createPasswordless } from './passwordless/index.ts';
import type { Provider } from './provider.ts';
import { createStytch } from './stytch/index.ts';

/** The providers, by the id that guides name them with. A new provider is one more line here and in `apps.ts`. */
export const createProviders = () => ({
  stytch: createStytch(),
  passwordless: createPasswordless(),
});

export type Providers = ReturnType<typeof createProviders>;

/** The provider with this id. @throws if there is none: an outline that names it is wrong */
export function providerOf(context: { providers: Providers }, id: string): Provider {
  const provider = allProviders(context).find((one) => one.id === id);
  if (!provider) throw new Error(`lib/bench/providers has no provider ${id}.`);
  return provider;
}

export const allProviders = ({ providers }: { providers: Providers }): Provider[] => Object.values(providers);

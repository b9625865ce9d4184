import type { ProviderCredentials } from '../provider.ts';

/** The provider's only host. */
const OFFICIAL_URL = 'https://v4.passwordless.dev';
/** Path of the emulated Passwordless.dev, on the sandbox's origin. */
export const PASSWORDLESS_BASE = '/passwordless';

/** The keys of an application, whose name both begin with (docs/passwordless.md, "Tokens and keys"). */
export const passwordlessCredentials: ProviderCredentials = {
  shape: {
    id: /^[A-Za-z][A-Za-z0-9]{2,62}:public:[0-9a-f]{32}$/,
    secret: /^[A-Za-z][A-Za-z0-9]{2,62}:secret:[0-9a-f]{32}$/,
    idName: 'public API key',
    secretName: 'API secret',
    idLooks: 'your application’s name, :public: and 32 hex digits',
    secretLooks: 'your application’s name, :secret: and 32 hex digits',
    isPair: (id, secret) => id.split(':')[0] === secret.split(':')[0],
  },
  hostKeys: ({ PASSWORDLESS_API_KEY, PASSWORDLESS_API_SECRET }) => ({ PASSWORDLESS_API_KEY, PASSWORDLESS_API_SECRET }),
  liveUrl: ({ PASSWORDLESS_API_URL }) => PASSWORDLESS_API_URL ?? OFFICIAL_URL,
  sandbox({ origin, shownOrigin, passkeys }) {
    if (!passkeys) throw new Error('This sandbox emulates no Passwordless.dev.');
    const { api_key, api_secret } = passkeys;
    return { mode: 'sandbox', url: origin + PASSWORDLESS_BASE, shownOrigin, id: api_key, secret: api_secret };
  },
};

import { vi } from 'vitest';
import type { Authenticator } from './authenticator.ts';

/**
 * As much of a browser as the official browser client looks for, around a software authenticator: so that the client
 * runs unmodified where there is no browser. `vi.unstubAllGlobals()` takes it away again.
 */
export function stubWindow(authenticator: Authenticator, origin: string): void {
  const page = { origin };
  class PublicKeyCredential {
    static isConditionalMediationAvailable = async () => true;
    static isUserVerifyingPlatformAuthenticatorAvailable = async () => true;
  }
  const credential = <T extends { clientExtensionResults: object }>({ clientExtensionResults, ...rest }: T) => ({
    ...rest,
    getClientExtensionResults: () => clientExtensionResults,
  });
  vi.stubGlobal('window', { location: new URL(origin), PublicKeyCredential, atob, btoa });
  vi.stubGlobal('PublicKeyCredential', PublicKeyCredential);
  vi.stubGlobal('navigator', {
    credentials: {
      create: async ({ publicKey }: { publicKey: PublicKeyCredentialCreationOptions }) =>
        credential(await authenticator.create(publicKey, page)),
      get: async ({ publicKey }: { publicKey: PublicKeyCredentialRequestOptions }) =>
        credential(await authenticator.get(publicKey, page)),
    },
  });
}

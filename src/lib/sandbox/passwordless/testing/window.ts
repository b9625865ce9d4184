import { vi } from 'vitest';
import type { Authenticator } from './authenticator.ts';

/**
 * Stubs the parts of a browser that the official browser client uses, around a software authenticator, so that the
 * unmodified client runs without a browser. `vi.unstubAllGlobals()` removes it.
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

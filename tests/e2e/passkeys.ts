import type { CDPSession, Page } from '@playwright/test';
import { bench, live, test as watched } from './fixtures.ts';

export { expect } from './fixtures.ts';

/** Long enough for a slow machine, short enough that a hanging prompt fails its own test. */
export const CEREMONY_MS = 15_000;

export const passkeyGuide = (step: string) => `/guides/passwordless/${step}/`;

interface DeviceOptions {
  hasUserVerification?: boolean;
  isUserVerified?: boolean;
  automaticPresenceSimulation?: boolean;
  hasResidentKey?: boolean;
  transport?: 'internal' | 'usb';
}

/** Adds a virtual authenticator, which one tab can use. */
export async function addDevice(page: Page, options: DeviceOptions = {}) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...options,
    },
  });
  return {
    passkeys: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** Removes the device with its passkeys. */
    remove: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
    clear: () => cdp.send('WebAuthn.clearCredentials', { authenticatorId }),
    verifies: (isUserVerified: boolean) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    touches: (enabled: boolean) => cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    forges: (isBogusSignature: boolean) =>
      cdp.send('WebAuthn.setResponseOverrideBits', { authenticatorId, isBogusSignature }),
    /** Clears a flag in what it signs: that a user was present, or that it verified the user. */
    denies: (what: 'presence' | 'verification') =>
      cdp.send('WebAuthn.setResponseOverrideBits', {
        authenticatorId,
        isBadUP: what === 'presence',
        isBadUV: what === 'verification',
      }),
    /** Resets the counter, as on a copy of the device. */
    winds: async (signCount: number) => {
      const [credential] = (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
      if (!credential) throw new Error('This device has no passkey.');
      const { credentialId } = credential;
      await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
      await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount } });
    },
  };
}

/** Opens a step of the passkey guide and waits until its bench is hydrated. */
export async function openStep(page: Page, step: string) {
  await page.goto(passkeyGuide(step));
  await live(page);
  return bench(page);
}

/**
 * The official client logs every error to the console. Those errors are expected.
 * Anything else in the console, or a script that throws, still fails the test.
 */
export const test = watched.extend({
  expectedTrouble: [
    [
      /status of [45]\d\d/,
      /errorCode: /,
      /^(NotAllowed|InvalidState|Abort|Security)Error/,
      /^Error: WebAuthn and/,
      /reading 'create'/,
    ],
    { scope: 'test' },
  ],
});

import type { CDPSession, Page } from '@playwright/test';
import { bench, live, test as watched, watchPages } from './fixtures.ts';

export { expect } from './fixtures.ts';

/** A prompt that hangs must fail its test soon, and by name. */
export const CEREMONY_MS = 15_000;

export const passkeyGuide = (step: string) => `/guides/passwordless/${step}/`;

interface DeviceOptions {
  hasUserVerification?: boolean;
  isUserVerified?: boolean;
  automaticPresenceSimulation?: boolean;
  hasResidentKey?: boolean;
  transport?: 'internal' | 'usb';
}

/** A passkey device of the browser's own, seen by one tab. */
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
    /** Takes the device away, with its passkeys. */
    remove: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
    clear: () => cdp.send('WebAuthn.clearCredentials', { authenticatorId }),
    verifies: (isUserVerified: boolean) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    touches: (enabled: boolean) => cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    forges: (isBogusSignature: boolean) =>
      cdp.send('WebAuthn.setResponseOverrideBits', { authenticatorId, isBogusSignature }),
    /** Clears a flag of what it signs, whatever it was asked for: that somebody was there, or that it knows who. */
    denies: (what: 'presence' | 'verification') =>
      cdp.send('WebAuthn.setResponseOverrideBits', {
        authenticatorId,
        isBadUP: what === 'presence',
        isBadUV: what === 'verification',
      }),
    /** A device that was copied when its counter stood there. */
    winds: async (signCount: number) => {
      const [credential] = (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
      if (!credential) throw new Error('This device has no passkey.');
      const { credentialId } = credential;
      await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
      await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount } });
    },
  };
}

/** Opens a step of the passkey guide and waits until its bench lives. */
export async function openStep(page: Page, step: string) {
  await page.goto(passkeyGuide(step));
  await live(page);
  return bench(page);
}

/**
 * The official client writes every error to the console, as its readers would see it: those are no complaints of ours.
 * Anything else in the console, or a script that throws, still fails the test.
 */
export const test = watched.extend({
  watched: watchPages([
    /status of [45]\d\d/,
    /errorCode: /,
    /^(NotAllowed|InvalidState|Abort|Security)Error/,
    /^Error: WebAuthn and/,
    /Said by a test/,
    /reading 'create'/,
  ]),
});

import type { Line } from './Checks.tsx';

export const labels = {
  address: 'A domain that supports passkeys',
  browser: 'A browser that supports passkeys',
  authenticator: 'An authenticator in this device',
};

/** Checks what passkeys need from the browser and the page's URL. Opens no prompt. */
export async function checkBrowser(): Promise<Line[]> {
  return [checkAddress(), checkSupport(), await checkAuthenticator()];
}

function checkAddress(): Line {
  const label = labels.address;
  const isIp = /^\[|^\d+(\.\d+){3}$/.test(location.hostname);
  if (isIp) {
    const fix = 'Open this site at localhost or at its own domain.';
    return { id: 'address', label, state: 'wrong', sentence: 'You opened this page at an IP address.', fix };
  }
  if (!isSecureContext) {
    const fix = 'Open this site over https, or at localhost.';
    return { id: 'address', label, state: 'wrong', sentence: 'You opened this page without https.', fix };
  }
  return { id: 'address', label, state: 'ok', sentence: `${location.hostname} will do.` };
}

/** Passkey support is optional for the guide. */
const fix = 'You can use the guide’s simulated authenticator instead.';

function checkSupport(): Line {
  const label = labels.browser;
  return 'PublicKeyCredential' in window
    ? { id: 'browser', label, state: 'ok', sentence: 'Yours does.' }
    : { id: 'browser', label, state: 'absent', sentence: 'Yours doesn’t.', fix };
}

async function checkAuthenticator(): Promise<Line> {
  const label = labels.authenticator;
  const hasAuthenticator =
    'PublicKeyCredential' in window &&
    (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false));
  return hasAuthenticator
    ? { id: 'authenticator', label, state: 'ok', sentence: 'This device can create passkeys.' }
    : {
        id: 'authenticator',
        label,
        state: 'absent',
        sentence: 'This device has none. A security key or a phone may work.',
        fix,
      };
}

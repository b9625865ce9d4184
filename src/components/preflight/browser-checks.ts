import type { Line } from './Checks.tsx';

export const labels = {
  address: 'An address that a passkey can belong to',
  browser: 'A browser that knows passkeys',
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
    const fix = 'Open this site at localhost or at its own name.';
    return { id: 'address', label, state: 'wrong', sentence: 'This page is open at an IP address.', fix };
  }
  if (!isSecureContext) {
    const fix = 'Open this site over https, or at localhost.';
    return { id: 'address', label, state: 'wrong', sentence: 'This page was opened without https.', fix };
  }
  return { id: 'address', label, state: 'ok', sentence: `${location.hostname} will do.` };
}

/** Passkey support is optional for the guide. */
const fix = 'The guide’s simulated authenticator works anyway.';

function checkSupport(): Line {
  const label = labels.browser;
  return 'PublicKeyCredential' in window
    ? { id: 'browser', label, state: 'ok', sentence: 'This one does.' }
    : { id: 'browser', label, state: 'absent', sentence: 'This one does not.', fix };
}

async function checkAuthenticator(): Promise<Line> {
  const label = labels.authenticator;
  const here =
    'PublicKeyCredential' in window &&
    (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false));
  return here
    ? { id: 'authenticator', label, state: 'ok', sentence: 'This device can make passkeys itself.' }
    : {
        id: 'authenticator',
        label,
        state: 'absent',
        sentence: 'A security key or a phone may do.',
        fix,
      };
}

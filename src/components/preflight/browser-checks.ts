import type { Check } from '../../lib/lab/index.ts';

/** What a passkey needs of this browser and of how the page was opened. Nothing is asked for: no prompt opens. */
export async function checkBrowser(): Promise<Check[]> {
  return [checkAddress(), checkSupport(), await checkAuthenticator()];
}

function checkAddress(): Check {
  const label = 'An address that a passkey can belong to';
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

const fix = 'The guide’s simulated authenticator works anyway.';

function checkSupport(): Check {
  const label = 'A browser that knows passkeys';
  return 'PublicKeyCredential' in window
    ? { id: 'browser', label, state: 'ok', sentence: 'This one does.' }
    : { id: 'browser', label, state: 'wrong', sentence: 'This one does not.', fix };
}

async function checkAuthenticator(): Promise<Check> {
  const label = 'An authenticator in this device';
  const here =
    'PublicKeyCredential' in window &&
    (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false));
  return here
    ? { id: 'authenticator', label, state: 'ok', sentence: 'This device can make passkeys itself.' }
    : {
        id: 'authenticator',
        label,
        state: 'wrong',
        sentence: 'A security key or a phone may do.',
        fix,
      };
}

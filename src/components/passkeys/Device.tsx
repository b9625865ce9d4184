import { useStore } from '@nanostores/preact';
import { useEffect, useRef } from 'preact/hooks';
import { $simulated, $waiting, chooseSimulated, restoreSimulated, type Waiting } from './device.ts';
import { DeviceSwitch } from './DeviceSwitch.tsx';

/** Chooses between the real and the simulated authenticator, and shows an open prompt. */
export function Device() {
  const waiting = useStore($waiting);
  const simulated = useStore($simulated);
  useEffect(restoreSimulated, []);
  return (
    <section class="device" aria-label="Your device">
      <DeviceSwitch simulated={simulated} disabled={waiting !== null} onChange={chooseSimulated} />
      {waiting && <Prompt {...waiting} authenticator={simulated ? 'the simulated authenticator' : 'your device'} />}
    </section>
  );
}

/** The open prompt. When it closes, the focus returns to the button that opened it. */
function Prompt({ ceremony, stop, authenticator }: Waiting & { authenticator: string }) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && part.current?.contains(document.activeElement)) opener.focus();
    };
  }, []);
  return (
    <div ref={part}>
      {ceremony === 'autofill' && (
        <p class="field">
          <label for="autofill">Sign in with the passkey this field offers</label>
          <input id="autofill" name="alias" type="text" autocomplete="username webauthn" />
        </p>
      )}
      <p class="waiting">
        <span>Waiting for {authenticator}…</span>
        <button class="quiet" type="button" onClick={stop}>
          Cancel
        </button>
      </p>
    </div>
  );
}

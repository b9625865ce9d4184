interface Props {
  simulated: boolean;
  disabled: boolean;
  onChange?: (simulated: boolean) => void;
}

/** The switch between the reader's own device and the simulated authenticator. */
export function DeviceSwitch({ simulated, disabled, onChange }: Props) {
  return (
    <label>
      <input
        type="checkbox"
        role="switch"
        checked={simulated}
        disabled={disabled}
        onChange={(event) => onChange?.(event.currentTarget.checked)}
      />
      <span>
        <b>Simulated authenticator</b>
        <small>
          {simulated
            ? 'Software on this page acts as the authenticator, without a prompt. Its messages are real, and the server checks them.'
            : 'Your own device is the authenticator. If it can’t create passkeys, let software on this page do it.'}
        </small>
      </span>
    </label>
  );
}

/** Keeps the place of the panel until it has loaded, so that nothing below it moves. */
export const DeviceToCome = () => (
  <section class="device" aria-label="Your device">
    <DeviceSwitch simulated={false} disabled />
  </section>
);

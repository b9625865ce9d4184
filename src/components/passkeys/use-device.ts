import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The panel of steps that ask for a passkey. Other steps do not pay for it. */
export function useDevice(wanted: boolean): FunctionComponent | null {
  const [found, setFound] = useState<{ Device: FunctionComponent } | null>(null);
  useEffect(() => {
    if (wanted) void import('./Device.tsx').then(setFound);
  }, [wanted]);
  return found && found.Device;
}

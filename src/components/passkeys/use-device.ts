import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Loads the authenticator panel, only on steps that need it. */
export function useDevice(wanted: boolean): FunctionComponent | null {
  const [found, setFound] = useState<{ Device: FunctionComponent } | null>(null);
  useEffect(() => {
    if (wanted) void import('./Device.tsx').then(setFound);
  }, [wanted]);
  return found && found.Device;
}

import type { FunctionComponent } from 'preact';
import { useLazy } from '../bench/use-lazy.ts';
import { DeviceToCome } from './DeviceSwitch.tsx';

/** Loads the authenticator panel, only on steps that need it. Until then, what it will look like is shown. */
export function useDevice(wanted: boolean): FunctionComponent | null {
  const Device = useLazy(wanted, () => import('./Device.tsx').then(({ Device }) => Device));
  return wanted ? (Device ?? DeviceToCome) : null;
}

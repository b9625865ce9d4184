import type { FunctionComponent } from 'preact';
import { useLazy } from '../bench/use-lazy.ts';

/** Loads the authenticator panel, only on steps that need it. */
export const useDevice = (wanted: boolean): FunctionComponent | null =>
  useLazy(wanted, () => import('./Device.tsx').then(({ Device }) => Device));

import { useEffect, useState } from 'preact/hooks';

/** True once `busy` has lasted a second. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    const timer = busy ? setTimeout(() => setSlow(true), 1000) : undefined;
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}

import { useEffect, useState } from 'preact/hooks';

/**
 * Loads a component or a module when it is first wanted, so that a first visit doesn't pay for it.
 * @returns null until it has loaded
 */
export function useLazy<Loaded>(wanted: boolean, load: () => Promise<Loaded>): Loaded | null {
  // In an object: a function that is set as a state would be called.
  const [loaded, setLoaded] = useState<{ it: Loaded } | null>(null);
  useEffect(() => {
    if (wanted) void load().then((it) => setLoaded({ it }));
  }, [wanted]);
  return loaded && loaded.it;
}

import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Loads a component when it is first wanted, so that a first visit doesn't pay for it.
 * @returns null until it has loaded
 */
export function useLazy<Props>(
  wanted: boolean,
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> | null {
  const [loaded, setLoaded] = useState<{ Component: FunctionComponent<Props> } | null>(null);
  useEffect(() => {
    if (wanted) void load().then((Component) => setLoaded({ Component }));
  }, [wanted]);
  return loaded && loaded.Component;
}

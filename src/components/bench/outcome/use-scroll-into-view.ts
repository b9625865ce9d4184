import { useEffect, useRef } from 'preact/hooks';

/** Brings what a press came to into sight: a "break it" stands below exchanges that may fill several screens. */
export function useScrollIntoView(answered: boolean) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (answered) said.current?.scrollIntoView({ block: 'nearest' });
  }, [answered]);
  return said;
}

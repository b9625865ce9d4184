import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import { $state } from '../store.ts';

/**
 * Returns the current time (epoch ms) by the clock of the reader's sandbox, updated every second. Null until hydration:
 * the build has no clock to show.
 */
export function useNow(): number | null {
  const offset = useStore($state)?.clock_offset_ms ?? 0;
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now === null ? null : now + offset;
}

const DAY_S = 24 * 60 * 60;

/** Whether less than a minute is left. */
export const endsSoon = (until: number, now: number): boolean => until - now < 60_000;

/** Formats the time left until `until` (epoch ms): `7 days left`, `58 min left`, `4:09 left`, `ended`. */
export function timeLeft(until: number, now: number): string {
  const seconds = Math.round((until - now) / 1000);
  if (seconds <= 0) return 'ended';
  if (seconds >= 2 * DAY_S) return `${Math.round(seconds / DAY_S)} days left`;
  if (seconds > 3600) return `${Math.round(seconds / 3600)} h left`;
  if (seconds >= 600) return `${Math.round(seconds / 60)} min left`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
}

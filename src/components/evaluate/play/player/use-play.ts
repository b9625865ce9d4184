import { useEffect, useState } from 'preact/hooks';
import type { RunResult } from '../../../../lib/bench/index.ts';
import type { Scene } from '../types.ts';
import { readingTime } from './pace.ts';
import { useRecording } from './use-recording.ts';

export interface Play {
  /** The runs so far, one per scene. */
  results: RunResult[];
  /** Index of the current scene; -1 before the start. */
  shown: number;
  playing: boolean;
  /** Whether a scene has run and ended as its story tells it. */
  wasTold(scene: number): boolean;
  /** Whether a scene is running. */
  busy: boolean;
  /** Message if this site failed. */
  trouble: string;
  /** Subject of the received email. */
  subject: string;
  play(): void;
  pause(): void;
  back(): void;
  /** Shows the next scene, running it if needed. */
  next(): void;
  goTo(scene: number): void;
  /** Forgets the scenes so far, and runs the first scene again, or all of them. */
  startAfresh(all: boolean): void;
  /** Runs all remaining scenes without pauses, for readers who prefer no motion. */
  runAll(): void;
}

/** Plays a story: shows its scenes at reading pace, and runs each when it is due. */
export function usePlay(guide: string, scenes: Scene[], textsOf: (scene: number) => string[]): Play {
  const [playing, setPlaying] = useState(false);
  const recording = useRecording(guide, scenes, () => setPlaying(false));
  const { results, shown, setShown, busy, trouble, subject, wasTold, recordUpTo } = recording;

  const next = () => {
    const index = shown + 1;
    if (index >= scenes.length) return setPlaying(false);
    if (wasTold(index)) setShown(index);
    else void recordUpTo(index);
  };

  const isLast = shown === scenes.length - 1;
  useEffect(() => {
    if (!playing || busy) return;
    if (isLast) return setPlaying(false);
    const timer = setTimeout(next, shown < 0 ? 0 : readingTime(textsOf(shown)));
    return () => clearTimeout(timer);
  }, [playing, busy, shown]);

  const stopAt = (scene: number) => {
    setPlaying(false);
    setShown(scene);
  };
  return {
    results,
    shown,
    playing,
    busy,
    trouble,
    subject,
    wasTold,
    play() {
      if (isLast) setShown(0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    back: () => stopAt(Math.max(0, shown - 1)),
    next() {
      setPlaying(false);
      next();
    },
    goTo: stopAt,
    startAfresh(all) {
      setPlaying(false);
      void recordUpTo(all ? scenes.length - 1 : 0, true);
    },
    runAll: () => void recordUpTo(scenes.length - 1),
  };
}

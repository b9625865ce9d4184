import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunResult } from '../../../../lib/bench/index.ts';
import { readingTime } from './pace.ts';
import { isAsTold, needSandbox, runScene } from '../scene/run-scene.ts';
import type { Scene } from '../types.ts';

export interface Play {
  /** The runs so far, one per scene. */
  results: RunResult[];
  /** Index of the current scene; -1 before the start. */
  shown: number;
  playing: boolean;
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
  /** Runs all remaining scenes without pauses, for readers who prefer no motion. */
  runAll(): void;
}

/** State of the play. Finished runs are kept, so stepping back makes no call. */
export function usePlay(guide: string, scenes: Scene[], textsOf: (scene: number) => string[]): Play {
  const [results, setResults] = useState<RunResult[]>([]);
  const [shown, setShown] = useState(-1);
  const [playing, setPlaying] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [subject, setSubject] = useState('');
  const running = useRef(false);

  /** Whether a scene has run and ended as it should. */
  const wasTold = (index: number): boolean => {
    const [scene, result] = [scenes[index], results[index]];
    return scene !== undefined && result !== undefined && isAsTold(scene, result);
  };

  /** @returns the runs including this scene's; undefined if it failed */
  const record = async (index: number, before: RunResult[]): Promise<RunResult[] | undefined> => {
    const scene = scenes[index];
    if (!scene) return undefined;
    const { result, messages } = await runScene(guide, scene, before);
    if (scene.screen === 'form') setSubject(messages?.[0]?.subject ?? '');
    const after = [...before, result];
    setResults(after);
    setShown(index);
    if (isAsTold(scene, result)) return after;
    setPlaying(false);
    return undefined;
  };

  /** Runs scenes up to `target`. Ignores presses while running. */
  const recordUpTo = async (last: number) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setTrouble('');
    try {
      if (scenes[0]) await needSandbox(guide, scenes[0]);
      let after: RunResult[] | undefined = results.filter((_, index) => wasTold(index));
      for (let index = after.length; after && index <= last; index++) after = await record(index, after);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setPlaying(false);
    }
    running.current = false;
    setBusy(false);
  };

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
    runAll: () => void recordUpTo(scenes.length - 1),
  };
}

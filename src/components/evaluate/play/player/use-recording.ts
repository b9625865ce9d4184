import { useRef, useState } from 'preact/hooks';
import type { RunResult } from '../../../../lib/bench/index.ts';
import { messageOf } from '../../../chrome/message-of.ts';
import { isAsTold, runScene } from '../scene/run-scene.ts';
import type { Scene } from '../types.ts';

/**
 * Runs the scenes of a story, each once. Finished runs are kept, so stepping back makes no call.
 * @param onStop called when a scene failed, or didn't end as it should
 */
export function useRecording(guide: string, scenes: Scene[], onStop: () => void) {
  const [results, setResults] = useState<RunResult[]>([]);
  const [shown, setShown] = useState(-1);
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
    const { result, subject: newest } = await runScene(guide, scene, index === 0);
    if (newest) setSubject(newest);
    const after = [...before, result];
    setResults(after);
    setShown(index);
    if (isAsTold(scene, result)) return after;
    onStop();
    return undefined;
  };

  /**
   * Runs scenes up to `last`. Ignores presses while running.
   * @param afresh forgets the scenes so far, and begins with the first one
   */
  const recordUpTo = async (last: number, afresh = false): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setTrouble('');
    try {
      let after: RunResult[] | undefined = afresh ? [] : results.filter((_, index) => wasTold(index));
      for (let index = after.length; after && index <= last; index++) after = await record(index, after);
    } catch (error) {
      setTrouble(messageOf(error));
      onStop();
    }
    running.current = false;
    setBusy(false);
  };
  return { results, shown, setShown, busy, trouble, subject, wasTold, recordUpTo };
}

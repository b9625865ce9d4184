import type { ComponentChildren } from 'preact';
import { fill, type PlayFacts } from '../facts.ts';
import type { Scene } from '../types.ts';
import type { Play } from './use-play.ts';

interface Props {
  play: Play;
  scenes: Scene[];
  /** Label of the button before the first scene. */
  start: string;
  factsAt: (scene: number) => PlayFacts;
  depth: 'plain' | 'wire';
  setDepth: (depth: 'plain' | 'wire') => void;
  still: boolean;
  setStill: (still: boolean) => void;
}

/** Player controls: start, pause, back, forward, depth, and "show everything" without motion. */
export function Controls({ play, scenes, start, factsAt, depth, setDepth, still, setStill }: Props) {
  const { shown, playing, busy, results } = play;
  const atEnd = shown === scenes.length - 1;
  return (
    <div class="controls">
      <div class="buttons">
        {still ? (
          <Press class="go" off={busy || results.length === scenes.length} onPress={play.runAll}>
            {busy ? 'Running…' : 'Run all scenes'}
          </Press>
        ) : (
          <>
            <button type="button" class="go" onClick={playing ? play.pause : play.play}>
              {playing ? 'Pause' : shown < 0 ? start : atEnd ? 'Watch again' : 'Continue'}
            </button>
            <Press class="quiet" off={shown <= 0} onPress={play.back}>
              ← Back
            </Press>
            <Press class="quiet" off={busy || atEnd} onPress={play.next}>
              Next →
            </Press>
          </>
        )}
      </div>
      <fieldset class="depth">
        <legend class="visually-hidden">Level of detail</legend>
        {(['plain', 'wire'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="depth" checked={depth === one} onChange={() => setDepth(one)} />
            {one === 'plain' ? 'Plain English' : 'Technical'}
          </label>
        ))}
      </fieldset>
      {!still && (
        <ol class="marks" aria-label="Scenes">
          {scenes.map((scene, index) => (
            <li key={index}>
              <button
                type="button"
                aria-label={`${index + 1} ${fill(scene.title, factsAt(index))}`}
                aria-current={index === shown ? 'step' : undefined}
                disabled={!results[index]}
                onClick={() => play.goTo(index)}
              />
            </li>
          ))}
        </ol>
      )}
      <label class="still">
        <input type="checkbox" checked={still} onChange={(event) => setStill(event.currentTarget.checked)} />
        Show all scenes together, without animation
      </label>
    </div>
  );
}

interface PressProps {
  class: string;
  /** Whether the button has no effect now. */
  off: boolean;
  onPress: () => void;
  children: ComponentChildren;
}

/** Uses `aria-disabled`, since `disabled` would drop the focus. */
function Press({ class: className, off, onPress, children }: PressProps) {
  return (
    <button type="button" class={className} aria-disabled={off} onClick={off ? undefined : onPress}>
      {children}
    </button>
  );
}

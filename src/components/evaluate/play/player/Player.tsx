import { useEffect, useRef } from 'preact/hooks';
import type { Term } from '../../words/terms.ts';
import { Controls } from './Controls.tsx';
import { factsOf, fill, type PlayFacts } from '../facts.ts';
import { readingTime, sayLength } from './pace.ts';
import { SceneView } from '../scene/SceneView.tsx';
import type { Scene, Story } from '../types.ts';
import { usePlay } from './use-play.ts';

export interface PlayerProps {
  story: Story;
  /** Placeholders until the run has real values. */
  example: PlayFacts;
  glossary: Term[];
  /** Kept from one story to the next. */
  depth: 'plain' | 'wire';
  setDepth: (depth: 'plain' | 'wire') => void;
  /** Whether all scenes are shown together. Kept, too. */
  still: boolean;
  setStill: (still: boolean) => void;
}

const textsOf = ({ person, app, provider }: Scene) => [person, app, provider];

/** Plays a story scene by scene, in the stories' own sandbox. */
export function Player({ story, example, glossary, depth, setDepth, still, setStill }: PlayerProps) {
  const { guide, provider, scenes } = story;
  const play = usePlay(guide, scenes, (index) => textsOf(scenes[index] as Scene));
  const { results, shown } = play;
  const stage = useRef<HTMLElement>(null);
  /** The facts at a scene. What later scenes change, such as a new name, isn't true yet. */
  const factsAt = (index: number) => factsOf(example, results.slice(0, index + 1));

  const started = shown >= 0 || play.busy;
  // On phones the first scene would open below the fold.
  useEffect(() => {
    const top = stage.current?.getBoundingClientRect().top ?? 0;
    if (started && top > innerHeight / 3) stage.current?.scrollIntoView();
  }, [started]);

  const onRestart = () => {
    // The pressed button goes away with its scene.
    stage.current?.querySelector<HTMLElement>('.controls button')?.focus();
    play.startAfresh(still);
  };
  const view = (index: number) => {
    const [scene, result] = [scenes[index], results[index]];
    if (!scene || !result) return null;
    const about = {
      provider,
      scene,
      result,
      facts: factsAt(index),
      depth,
      glossary,
      subject: play.subject,
      onAsk: play.pause,
      onRestart,
    };
    return <SceneView key={index} number={index + 1} {...about} />;
  };
  const hasFailed = !play.busy && results[shown] !== undefined && !play.wasTold(shown);
  const isOver = results.length === scenes.length && (still || shown === scenes.length - 1) && !play.playing;

  const times = scenes.map((scene) => readingTime(textsOf(scene)));
  return (
    <section class="player" aria-label={story.title} ref={stage}>
      <Controls {...{ play, scenes, factsAt, depth, setDepth, still, setStill }} start={story.start} />
      {play.trouble && <p role="alert">{play.trouble}</p>}
      {shown < 0 && !play.busy && (
        <p class="poster">
          {scenes.length} scenes, about {sayLength(times)}. {example.person} is a made-up user, but the calls are real.
          They run now, in a sandbox of their own: nothing you made in the guides changes.
        </p>
      )}
      <p class="visually-hidden" role="status">
        {play.busy
          ? ''
          : shown >= 0 && `Scene ${shown + 1} of ${scenes.length}: ${fill(scenes[shown]?.title ?? '', factsAt(shown))}`}
        {hasFailed && '. This scene didn’t work.'}
      </p>
      {still ? results.map((_, index) => view(index)) : view(shown)}
      {isOver && (
        <p class="over">
          {story.over} <a href="/evaluate/memo/">Put it in a memo</a>, or see{' '}
          <a href="/evaluate/what-it-takes/">what it takes</a>.
        </p>
      )}
    </section>
  );
}

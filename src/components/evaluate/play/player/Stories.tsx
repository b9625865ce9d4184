import { useEffect, useState } from 'preact/hooks';
import { Player, type PlayerProps } from './Player.tsx';
import type { Story } from '../types.ts';

type Props = Pick<PlayerProps, 'example' | 'glossary'> & { stories: Story[] };

/** Lets the reader choose a story, and plays it. Each starts from the beginning when it's chosen. */
export function Stories({ stories, example, glossary }: Props) {
  const [chosen, setChosen] = useState(stories[0]?.id ?? '');
  const [depth, setDepth] = useState<PlayerProps['depth']>('plain');
  const [still, setStill] = useState(false);
  useEffect(() => {
    setStill(matchMedia('(prefers-reduced-motion: reduce)').matches);
    const linked = stories.find(({ id }) => id === location.hash.slice(1));
    if (linked) setChosen(linked.id);
  }, []);
  const story = stories.find(({ id }) => id === chosen);
  return (
    <>
      <fieldset class="stories">
        <legend>Story</legend>
        {stories.map(({ id, title, what }) => (
          <label key={id} id={id}>
            <input type="radio" name="story" checked={id === chosen} onChange={() => setChosen(id)} />
            <b>{title}</b>
            <span>{what}</span>
          </label>
        ))}
      </fieldset>
      {story && (
        <Player
          key={story.id}
          story={story}
          example={{ ...example, ...story.example }}
          {...{ glossary, depth, setDepth, still, setStill }}
        />
      )}
    </>
  );
}

import type { RunResult } from '../../../../lib/bench/index.ts';
import { useLazy } from '../../../bench/use-lazy.ts';
import { Words } from '../../words/Words.tsx';
import type { Term } from '../../words/terms.ts';
import { fill, type PlayFacts } from '../facts.ts';
import { draw } from './draw.ts';
import { isAsTold } from './run-scene.ts';
import { Screen } from './Screen.tsx';
import type { Scene } from '../types.ts';

interface Props {
  provider: string;
  scene: Scene;
  number: number;
  result: RunResult;
  facts: PlayFacts;
  subject: string;
  depth: 'plain' | 'wire';
  glossary: Term[];
  onAsk: () => void;
  onRestart: () => void;
}

/** One scene, at one of two depths. Both show the same run. */
export function SceneView({
  provider,
  scene,
  number,
  result,
  facts,
  subject,
  depth,
  glossary,
  onAsk,
  onRestart,
}: Props) {
  const OnTheWire = useLazy(depth === 'wire', () => loadWire(provider));
  return (
    <article class="scene" aria-labelledby={`scene-${number}`}>
      <h3 id={`scene-${number}`}>
        <span aria-hidden="true">{number}</span> {fill(scene.title, facts)}
      </h3>
      {depth === 'wire' ? (
        OnTheWire && <OnTheWire result={result} opensLink={scene.action.endsWith('/open')} />
      ) : isAsTold(scene, result) ? (
        <InPlainWords {...{ scene, number, result, facts, subject, glossary, onAsk }} />
      ) : (
        <p class="failed">This scene didn’t work. {result.outcome.sentence}</p>
      )}
      {!isAsTold(scene, result) && (
        <button type="button" class="quiet" onClick={onRestart}>
          Start this story again
        </button>
      )}
    </article>
  );
}

/** Loads the wire view with what each value of the provider's calls means. */
async function loadWire(provider: string) {
  const [{ OnTheWire }, { restoreMeanings }] = await Promise.all([
    import('./OnTheWire.tsx'),
    import('../../../bench/wire/field-meanings.ts'),
  ]);
  await restoreMeanings(provider);
  return OnTheWire;
}

type PlainProps = Omit<Props, 'depth' | 'provider' | 'onRestart'>;

function InPlainWords({ scene, number, result, facts, subject, glossary, onAsk }: PlainProps) {
  // Explains a term at its first use in a scene.
  const seen = new Set<string>();
  const say = (who: 'person' | 'app' | 'provider') => (
    <p>
      <Words id={`scene-${number}-${who}`} text={fill(scene[who], facts)} {...{ glossary, seen, onAsk }} />
    </p>
  );
  return (
    <div class="parties">
      <section class="party who">
        <h4>{scene.who ?? facts.person}</h4>
        {say('person')}
        <Screen {...draw(scene.screen, { facts, subject, result })} />
      </section>
      <section class="party app">
        <h4>Your app</h4>
        {say('app')}
      </section>
      <section class="party provider">
        <h4>Stytch</h4>
        {say('provider')}
      </section>
    </div>
  );
}

import type { RunResult } from '../../../lib/bench/index.ts';
import { Wire } from '../../bench/wire/Wire.tsx';
import { Words } from '../words/Words.tsx';
import type { Term } from '../words/terms.ts';
import { fill, type PlayFacts } from './facts.ts';
import { isAsTold } from './run-scene.ts';
import { Screen } from './Screen.tsx';
import type { Scene } from './types.ts';

interface Props {
  scene: Scene;
  number: number;
  result: RunResult;
  facts: PlayFacts;
  subject: string;
  depth: 'plain' | 'wire';
  glossary: Term[];
  onAsk: () => void;
}

/** One scene, at one of two depths. Both show the same run. */
export function SceneView({ scene, number, result, facts, subject, depth, glossary, onAsk }: Props) {
  return (
    <article class="scene" aria-labelledby={`scene-${number}`}>
      <h3 id={`scene-${number}`}>
        <span aria-hidden="true">{number}</span> {fill(scene.title, facts)}
      </h3>
      {depth === 'wire' ? (
        <OnTheWire result={result} />
      ) : isAsTold(scene, result) ? (
        <InPlainWords {...{ scene, number, facts, subject, glossary, onAsk }} />
      ) : (
        <p class="failed">This step failed. Press Next to try it again. Switch to Technical to see the response.</p>
      )}
    </article>
  );
}

type PlainProps = Omit<Props, 'result' | 'depth'>;

function InPlainWords({ scene, number, facts, subject, glossary, onAsk }: PlainProps) {
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
        <h4>{facts.person}</h4>
        {say('person')}
        <Screen screen={scene.screen} facts={facts} subject={subject} />
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

function OnTheWire({ result }: { result: RunResult }) {
  const { outcome, exchanges } = result;
  return (
    <div class="on-wire">
      <p>
        <b>{outcome.sentence}</b> {outcome.detail}
      </p>
      {exchanges.length === 0 && <p class="nothing">No API call: the browser opened the link in the email.</p>}
      {exchanges.map((exchange) => (
        <Wire key={exchange.id} exchange={exchange} live={false} />
      ))}
    </div>
  );
}

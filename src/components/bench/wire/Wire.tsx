import type { Exchange } from '../../../lib/wire/exchange.ts';
import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { CopyText } from '../../chrome/CopyText.tsx';
import { asCurl } from './curl.ts';
import { Json } from './Json.tsx';
import { hasTokens, maskTokens } from '../tokens/mask-tokens.ts';
import { $meanings, toggleMeanings } from './meanings.ts';
import { sentBy } from './sender.ts';
import { Headers, LeftOut, Path, Query, Unconfirmed } from './wire-parts.tsx';

/** One exchange, request and response as they went. Of a real project the tokens are masked until a press. */
export function Wire({ exchange: whole, live }: { exchange: Exchange; live: boolean }) {
  const [shown, setShown] = useState(!live);
  const exchange = shown ? whole : maskTokens(whole);
  const { method, path, response, problem, duration_ms } = exchange;
  const name = `${method} ${path.split('?')[0]}`;
  const sender = sentBy(exchange);
  const explained = useStore($meanings) !== null;
  return (
    <article class="wire" aria-label={name}>
      <header>
        <span class={response && response.status < 400 ? 'status ok' : 'status bad'}>
          {response?.status ?? 'no answer'}
        </span>
        <code>
          <Path text={name} />
        </code>
        <span class="ms">
          {Math.round(duration_ms)} ms{!live && ' · emulator'}
        </span>
        {sender && <span class="by">{sender}</span>}
      </header>
      <div class="sides">
        <div role="group" aria-label="Request">
          <h4>Request</h4>
          <Query path={path} />
          <Headers headers={exchange.request.headers} />
          <Json body={exchange.request.body} />
        </div>
        <div role="group" aria-label="Response">
          <h4>Response</h4>
          {response ? (
            <>
              <Headers headers={response.headers} />
              <Json body={response.body} />
              <Unconfirmed headers={response.headers} />
              {exchange.left_out !== undefined && <LeftOut count={exchange.left_out} />}
            </>
          ) : (
            <p class="nothing">No answer: {problem}</p>
          )}
        </div>
      </div>
      <footer>
        <CopyText text={asCurl(exchange)}>Copy as curl</CopyText>
        {live && hasTokens(whole) && (
          <button type="button" class="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            Show the tokens
          </button>
        )}
        <button type="button" class="quiet" aria-pressed={explained} onClick={() => void toggleMeanings()}>
          Explain the fields
        </button>
      </footer>
    </article>
  );
}

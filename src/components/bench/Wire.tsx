import type { Exchange, Header } from '../../lib/wire/exchange.ts';
import { useStore } from '@nanostores/preact';
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { CopyText } from './CopyText.tsx';
import { asCurl } from './curl.ts';
import { Json } from './Json.tsx';
import { hasTokens, maskTokens } from './mask-tokens.ts';
import { $meanings, toggleMeanings } from './meanings.ts';
import { sentBy } from './sender.ts';

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
        <section aria-label="Request">
          <h4>Request</h4>
          <Query path={path} />
          <Headers headers={exchange.request.headers} />
          <Json body={exchange.request.body} />
        </section>
        <section aria-label="Response">
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
        </section>
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

/** The one thing that is not as it came: what belongs to other readers of a shared project. */
function LeftOut({ count }: { count: number }) {
  return (
    <p class="unconfirmed">
      {count === 1 ? 'One organization of another reader is' : `${count} organizations of other readers are`} left out
      here.
    </p>
  );
}

/** A path, which may break before a slash and nowhere else while there is room. */
function Path({ text }: { text: string }) {
  return text.split(/(?=\/)/).map((part, index) => (
    <Fragment key={index}>
      <wbr />
      {part}
    </Fragment>
  ));
}

/** An answer whose status or text nobody has confirmed says so, and leads to what is known of it. */
function Unconfirmed({ headers }: { headers: Header[] }) {
  const note = headers.find(([name]) => name === 'x-sandbox-note')?.[1];
  const hash = note && URL.canParse(note) ? new URL(note).hash : '';
  if (!hash) return null;
  return (
    <p class="unconfirmed">
      The emulator chose this status or text: <a href={`/sandbox/${hash}`}>what is known of it</a>
    </p>
  );
}

function Query({ path }: { path: string }) {
  const query = [...new URLSearchParams(path.split('?')[1])];
  if (query.length === 0) return null;
  return (
    <ul class="query">
      {query.map(([name, value]) => (
        <li key={name}>
          <span class="t-keyword">?{name}</span> {value}
        </li>
      ))}
    </ul>
  );
}

function Headers({ headers }: { headers: Header[] }) {
  return (
    <details class="headers">
      <summary>{headers.length} headers</summary>
      <dl>
        {headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

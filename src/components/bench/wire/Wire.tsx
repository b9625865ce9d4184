import type { Exchange } from '../../../lib/wire/exchange.ts';
import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { callHints } from '../../../lib/guides/call-hints.ts';
import { CopyText } from '../../chrome/copy/CopyText.tsx';
import { copyOf } from '../../listing/fill-in.ts';
import { hasTokens, maskTokens } from '../tokens/mask-tokens.ts';
import { asCurl } from './curl.ts';
import { requestMessage, responseMessage } from './http-message.ts';
import { Json } from './Json.tsx';
import { $meanings, toggleMeanings } from './field-meanings.ts';
import { sentBy } from './sender.ts';
import { Path } from './Path.tsx';
import { Headers, LeftOut, Query, Unconfirmed } from './wire-parts.tsx';

/** One exchange, the response first. Tokens of a live project are masked until the reader asks for them. */
export function Wire({ exchange: whole, live }: { exchange: Exchange; live: boolean }) {
  const [shown, setShown] = useState(!live);
  const [raw, setRaw] = useState(false);
  const exchange = shown ? whole : maskTokens(whole);
  const { method, path, response, duration_ms } = exchange;
  const name = `${method} ${path.split('?')[0]}`;
  const sender = sentBy(exchange);
  const explained = useStore($meanings) !== null;
  const isOk = response !== null && response.status < 400;
  const highlights = isOk ? callHints[exchange.operation ?? '']?.highlights : ERROR_FIELDS;
  return (
    <article class="wire" aria-label={name}>
      <header>
        <span class={isOk ? 'status ok' : 'status bad'}>{response?.status ?? 'no response'}</span>
        <code>
          <Path text={name} />
        </code>
        <span class="ms">
          {Math.round(duration_ms)} ms{!live && ' · emulator'}
        </span>
        {sender && <span class="by">{sender}</span>}
      </header>
      <div class="sides">
        <div class="response" role="group" aria-label="Response">
          <ResponseView exchange={exchange} raw={raw} highlights={highlights} />
        </div>
        <div class="request" role="group" aria-label="Request">
          <h4>Request</h4>
          <RequestView exchange={exchange} raw={raw} />
        </div>
      </div>
      <footer>
        <CopyText text={() => copyOf(asCurl(exchange))}>Copy as curl</CopyText>
        <button type="button" class="quiet" aria-pressed={raw} onClick={() => setRaw(!raw)}>
          Raw HTTP
        </button>
        {live && hasTokens(whole) && (
          <button type="button" class="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            Show the tokens
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-pressed={explained && !raw}
          onClick={() => {
            // The message as it went has no place for explanations.
            setRaw(false);
            if (!raw || !explained) void toggleMeanings();
          }}
        >
          Explain the fields
        </button>
      </footer>
    </article>
  );
}

interface SideProps {
  exchange: Exchange;
  /** Whether the message is shown as HTTP text. */
  raw: boolean;
}

function ResponseView({ exchange, raw, highlights }: SideProps & { highlights: string[] | undefined }) {
  const { response, problem, left_out } = exchange;
  if (!response) return <p class="nothing">No response: {problem}</p>;
  if (raw) return <Message text={responseMessage(response)} />;
  return (
    <>
      <Json body={response.body} highlights={highlights} />
      <Unconfirmed headers={response.headers} />
      {left_out !== undefined && <LeftOut count={left_out} />}
      <Headers headers={response.headers} />
    </>
  );
}

function RequestView({ exchange, raw }: SideProps) {
  if (raw) return <Message text={requestMessage(exchange)} />;
  return (
    <>
      <Query path={exchange.path} />
      <Json body={exchange.request.body} />
      <Headers headers={exchange.request.headers} />
    </>
  );
}

/** At Stytch and at Passwordless.dev. */
const ERROR_FIELDS = ['error_type', 'error_message', 'errorCode', 'title', 'detail', 'status'];

const Message = ({ text }: { text: string }) => <pre class="raw">{text}</pre>;

import { Fragment } from 'preact';
import type { CallHint } from '../../../lib/guides/call-hint.ts';
import { credentials, isCredential } from '../../../lib/guides/credentials.ts';
import { Path } from './Path.tsx';

type Call = Omit<CallHint, 'highlights'>;

interface Props {
  /** The calls of an action, in order. */
  calls: Call[];
  /** Whether the sandbox will answer. */
  emulated: boolean;
  /** The values in the action's fields. */
  input: Record<string, string>;
  /** Whether the button was pressed, so that the first requests may be sent already. */
  busy: boolean;
}

/** The requests a button will send, shown before it is pressed. */
export function Preview({ calls, emulated, input, busy }: Props) {
  const [first, ...rest] = calls;
  if (!first) return null;
  return (
    <article class="wire preview" aria-label="What will be sent">
      <header>
        <code>
          <Path text={start(first, emulated)} />
        </code>
        <span class="ms">{busy ? 'in progress' : 'next request'}</span>
      </header>
      {first.body && <Body body={sentOf(first, emulated)} input={input} />}
      {rest.map((call) => (
        <p key={call.path} class="then">
          then{' '}
          <code>
            <Path text={start(call, emulated)} />
          </code>
        </p>
      ))}
    </article>
  );
}

const start = ({ method = 'POST', path, sandboxPrefix = '' }: Call, emulated: boolean) =>
  `${method} ${emulated ? sandboxPrefix : ''}${path}`;

type Source = string | number | string[];

/** The fields that the call sends in this mode. */
const sentOf = ({ body = {}, liveOnly = [] }: Call, emulated: boolean) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !emulated || !liveOnly.includes(name)));

/** A field a line. The lines flow together unless a page's CSS keeps them. */
function Body({ body, input }: { body: Record<string, Source>; input: Props['input'] }) {
  return (
    <p class="json">
      {'{\n  '}
      {Object.entries(body).map(([name, source], index) => (
        <Fragment key={name}>
          {index > 0 && ',\n  '}
          <span class="k">"{name}"</span>: <Value source={source} input={input} />
        </Fragment>
      ))}
      {'\n}'}
    </p>
  );
}

/** An empty field adds nothing to a list. */
const isFilled = (input: Props['input']) => (item: string) => !item.startsWith('$') || input[item.slice(1)];

function Value({ source, input }: { source: Source; input: Props['input'] }) {
  if (Array.isArray(source)) {
    return (
      <>
        [
        {source.filter(isFilled(input)).map((item) => (
          <Value key={item} source={item} input={input} />
        ))}
        ]
      </>
    );
  }
  if (typeof source === 'number') return <span class="n">{source}</span>;
  const name = source.slice(1);
  if (source.startsWith('@') && isCredential(name)) {
    return (
      <span class={`cred-token cred-${name}`}>
        {credentials[name].mark} {credentials[name].name}
      </span>
    );
  }
  return <span class="s">{JSON.stringify(source.startsWith('$') ? input[name] || '…' : source)}</span>;
}

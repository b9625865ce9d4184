import { Fragment } from 'preact';
import type { CallHint } from '../../../lib/guides/call-hint.ts';
import { credentials, isCredential } from '../../../lib/guides/credentials.ts';
import { Path } from './wire-parts.tsx';

type Call = Omit<CallHint, 'highlights'>;

interface Props {
  /** The calls of an action, in order. */
  calls: Call[];
  /** Whether the sandbox will answer. */
  emulated: boolean;
  /** The values in the action's fields. */
  input: Record<string, string>;
}

/** The requests a button will send, shown before it is pressed. */
export function Preview({ calls, emulated, input }: Props) {
  const [first, ...rest] = calls;
  if (!first) return null;
  return (
    <article class="wire preview" aria-label="What will be sent">
      <header>
        <code>
          <Path text={start(first, emulated)} />
        </code>
        <span class="ms">not sent yet</span>
      </header>
      {first.body && <Body body={first.body} input={input} />}
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

function Body({ body, input }: { body: NonNullable<Call['body']>; input: Props['input'] }) {
  return (
    <p class="json">
      {'{ '}
      {Object.entries(body).map(([name, source], index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          <span class="t-keyword">"{name}"</span>: <Source source={source} input={input} />
        </Fragment>
      ))}
      {' }'}
    </p>
  );
}

function Source({ source, input }: { source: string | number; input: Props['input'] }) {
  if (typeof source === 'number') return <span class="t-constant">{source}</span>;
  const name = source.slice(1);
  if (source.startsWith('@') && isCredential(name)) {
    return (
      <span class={`cred-token cred-${name}`}>
        {credentials[name].mark} {credentials[name].name}
      </span>
    );
  }
  return <span class="t-string">"{source.startsWith('$') ? (input[name] ?? '…') : source}"</span>;
}

import type { Header } from '../../../lib/wire/exchange.ts';

/** Says how many organizations of other readers of a shared project were removed from the response. */
export function LeftOut({ count }: { count: number }) {
  return (
    <p class="unconfirmed">
      {count === 1 ? 'One organization of another reader is' : `${count} organizations of other readers are`} hidden
      here.
    </p>
  );
}

/** Marks an error whose status or text is the emulator's guess, with a link to which of them is. */
export function Unconfirmed({ headers }: { headers: Header[] }) {
  const note = headers.find(([name]) => name === 'x-sandbox-note')?.[1];
  const hash = note && URL.canParse(note) ? new URL(note).hash : '';
  if (!hash) return null;
  return (
    <p class="unconfirmed">
      For a part of this error, we found no public source: its status or its text is the emulator’s guess.{' '}
      <a href={`/sandbox/${hash}`}>See which</a>
    </p>
  );
}

export function Query({ path }: { path: string }) {
  const query = [...new URLSearchParams(path.split('?')[1])];
  if (query.length === 0) return null;
  return (
    <ul class="query">
      {query.map(([name, value]) => (
        <li key={name}>
          <span class="k">?{name}</span> {value}
        </li>
      ))}
    </ul>
  );
}

export function Headers({ headers }: { headers: Header[] }) {
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

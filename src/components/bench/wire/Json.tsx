import type { Value } from './json-parts.tsx';
import { JsonFields } from './JsonFields.tsx';

/** A body as it went over the wire, as nested disclosure. What is no JSON is shown as it is. */
export function Json({ body }: { body: string }) {
  if (!body) return <p class="nothing">no body</p>;
  const value = parse(body);
  if (value === undefined || typeof value !== 'object' || value === null) return <pre class="raw">{body}</pre>;
  return (
    <>
      <div class="json">
        <JsonFields value={value} />
      </div>
      <details class="raw-body">
        <summary>Raw</summary>
        <pre class="raw">{body}</pre>
      </details>
    </>
  );
}

function parse(body: string): Value | undefined {
  try {
    return JSON.parse(body) as Value;
  } catch {
    return undefined;
  }
}

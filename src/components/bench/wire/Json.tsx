import type { Value } from './json-parts.tsx';
import { JsonFields } from './JsonFields.tsx';

interface Props {
  body: string;
  /** Paths of fields to show open and first, such as `organization.organization_name`. */
  highlights?: string[];
}

/** A JSON body, field by field. Any other body is shown as it is. */
export function Json({ body, highlights = [] }: Props) {
  if (!body) return <p class="nothing">no body</p>;
  const value = parse(body);
  if (typeof value !== 'object' || value === null) return <pre class="raw">{body}</pre>;
  return (
    <div class="json">
      <JsonFields value={value} name="" highlights={highlights.map((path) => path.split('.'))} />
    </div>
  );
}

function parse(body: string): Value | undefined {
  try {
    // `Value` is every type that JSON has.
    return JSON.parse(body) as Value;
  } catch {
    return undefined;
  }
}

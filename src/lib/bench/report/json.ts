/** Changes one text of a body; `key` is the name of the field it stands in. */
export type Change = (key: string, value: string) => string;

/** A JSON body with every text changed, keys left alone. What is no JSON is changed as one nameless text. */
export function changeBody(body: string, change: Change): string {
  if (!body) return body;
  try {
    return JSON.stringify(walk(JSON.parse(body) as unknown, '', change));
  } catch {
    return change('', body);
  }
}

function walk(value: unknown, key: string, change: Change): unknown {
  if (typeof value === 'string') return change(key, value);
  if (Array.isArray(value)) return value.map((item) => walk(item, key, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name, change)]));
}

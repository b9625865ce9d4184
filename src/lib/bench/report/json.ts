/** Changes one string of a body. `key` is the name of its field. */
export type Change = (key: string, value: string) => string;

/** Changes every string of a JSON body, but no keys. Other bodies are changed as one string without a key. */
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

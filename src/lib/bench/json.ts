export type Json = Record<string, unknown>;

/** The JSON object in a body; undefined when it holds none. */
export function parse(body: string | undefined): Json | undefined {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

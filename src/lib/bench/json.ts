export type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The JSON object in a body; undefined when it holds none. */
export function parse(body: string | undefined): Json | undefined {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A value if it is a text, else an empty one. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A value if it is an object, else an empty one. */
export const object = (value: unknown): Json => (isObject(value) ? value : {});

import type { Value } from './json-parts.tsx';

export interface Picked {
  shown: [key: string, value: Value][];
  /** Number of folded fields. */
  folded: number;
}

/** A body with no more fields than this, all of them plain, is shown whole. */
const SMALL = 12;

/**
 * Chooses the fields of an object to show, highlights first and in their order.
 * @param highlights paths below this object
 * @param options.expanded whether to show the other fields, too
 * @param options.isBody whether this is the whole body, not an object inside it
 */
export function pickFields(
  value: { [key: string]: Value },
  highlights: string[][],
  { expanded, isBody }: { expanded: boolean; isBody: boolean },
): Picked {
  // A path that leads into an object which isn't there highlights nothing.
  const leads = highlights.filter(([key = '', ...rest]) => key in value && (rest.length === 0 || value[key] !== null));
  const first = [...new Set(leads.map(([key = '']) => key))];
  const fields = Object.entries(value);
  const others = fields.filter(([key]) => !first.includes(key));
  const shown = first.map((key): [string, Value] => [key, value[key] ?? null]);
  const isWhole =
    expanded || first.length === 0 || (isBody && fields.length <= SMALL && others.every(([, other]) => isPlain(other)));
  return isWhole ? { shown: [...shown, ...others], folded: 0 } : { shown, folded: others.length };
}

/** Whether a value fits on one line: a scalar, or nothing in brackets. */
export const isPlain = (value: Value): boolean =>
  typeof value !== 'object' || value === null || Object.keys(value).length === 0;

/** Whether an object or list fits one line: few fields, all of them plain. */
export const isInline = (values: Value[]): boolean => values.length <= 3 && values.every(isPlain);

/** The paths below a key. */
export const below = (highlights: string[][], key: string): string[][] =>
  highlights.filter(([first, ...rest]) => first === key && rest.length > 0).map((path) => path.slice(1));

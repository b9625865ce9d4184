import type { ShownCall } from './calls.ts';
import type { Lines } from './region.ts';

/** Number of lines of code that a listing opens with: with the bench below, they fit a low window. */
const MOST = 7;
const MOST_WITHOUT_CALL = 12;

const FUNCTION = /^\s*(export )?(async )?(function|def) /;

/**
 * Chooses the lines a listing opens with; the others are folded. They are the body of the function that makes the call,
 * or the lines up to the call if the body is long. A region without a call opens from its first line.
 * @param focus the region the listing is about
 */
export function openLines(code: string, focus: Lines, calls: Pick<ShownCall, 'from' | 'to'>[]): Lines {
  const lines = code.split('\n');
  const callsInFocus = calls.filter(({ from }) => focus.from <= from && from <= focus.to);
  if (callsInFocus.length === 0)
    return { from: focus.from, to: Math.min(focus.to, focus.from + MOST_WITHOUT_CALL - 1) };
  const first = Math.min(...callsInFocus.map(({ from }) => from));
  const last = Math.max(...callsInFocus.map(({ to }) => to));
  const body = bodyAround(lines, focus, first);
  if (body.to - body.from < MOST) return body;
  const to = Math.min(body.to, Math.max(last, first + MOST - 1));
  let from = Math.max(body.from, Math.min(first, to - MOST + 1));
  // A blank line, or the end of what is folded above, is no place to start.
  while (from < first && /^[\s)\]};]*$/.test(lines[from - 1] ?? '')) from++;
  // The inside of a Python `if` without its condition isn't one either.
  if (from > body.from && /^\s*(if|elif|else|try|with|for)\b.*:$/.test(lines[from - 2] ?? '')) from--;
  return { from, to };
}

/** The lines between a function's signature and its end; the whole region if there is no function around the line. */
function bodyAround(lines: string[], focus: Lines, line: number): Lines {
  const at = (number: number) => lines[number - 1] ?? '';
  let start = line;
  while (start >= focus.from && !FUNCTION.test(at(start))) start--;
  if (start < focus.from) return focus;
  const from = indexFrom(lines, start, /[{:]$/) + 1;
  const end = indexFrom(lines, line, /^}$/);
  return { from, to: end <= focus.to ? end - 1 : focus.to };
}

/** Number of the first line from `start` on that matches; past the end if none does. */
function indexFrom(lines: string[], start: number, wanted: RegExp): number {
  const at = lines.findIndex((line, index) => index >= start - 1 && wanted.test(line));
  return at === -1 ? lines.length + 1 : at + 1;
}

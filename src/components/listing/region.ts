/** Lines of code, from 1, both inclusive. */
export interface Lines {
  from: number;
  to: number;
}

/** A part of a source file as the guide shows it. */
export interface Region {
  /** The code without markers and notes. */
  code: string;
  notes: Note[];
}

export interface Note {
  /** Line of `code`, from 1. */
  line: number;
  text: string;
}

const MARKER = /^\s*(?:\/\/|#) #(region|endregion)\b ?(.*)$/;
const NOTE = /^(.*?)\s*(?:\/\/|#) @note (.*)$/;

/**
 * Extracts a named region of a source file, or the whole file, and its notes. A note is a comment `// @note text` at
 * the end of the line it explains, or on a line of its own above it.
 * @param where the file's name, for errors
 * @throws if the region is missing or doubled, or a note has no line, which fails the build
 */
export function region(source: string, name: string | undefined, where: string): Region {
  const lines = trimBlank(pickLines(source.split('\n'), name, where));
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  const code: string[] = [];
  const notes: Note[] = [];
  for (const line of lines) {
    const [, before = '', text] = NOTE.exec(line) ?? [];
    if (text === undefined) code.push(line.slice(indent));
    else if (before.trim()) {
      code.push(before.slice(indent));
      notes.push({ line: code.length, text });
    } else notes.push({ line: code.length + 1, text });
  }
  const stray = notes.find(({ line }) => !code[line - 1]?.trim());
  if (stray) throw new Error(`${where}: the note "${stray.text}" has no line to speak of.`);
  return { code: code.join('\n'), notes };
}

/**
 * Parses a whole source file like `region`, and says where one of its regions is.
 * @param name the region; the whole file if undefined
 */
export function fileAround(source: string, name: string | undefined, where: string): Region & { focus: Lines } {
  const whole = region(source, undefined, where);
  const last = whole.code.split('\n').length;
  if (name === undefined) return { ...whole, focus: { from: 1, to: last } };
  const lines = source.split('\n');
  const until = (kind: string) =>
    lines.findIndex((line) => MARKER.exec(line)?.slice(1, 3).join(' ') === `${kind} ${name}`);
  const inside = region(source, name, where).code.split('\n').length;
  // Everything above the marker, without markers and lines that hold only a note.
  const above = lines.slice(0, until('region')).filter((line) => !MARKER.test(line) && !isOnlyNote(line));
  const leading = lines.findIndex((line) => line.trim() && !MARKER.test(line));
  const skipped = above.slice(0, leading).filter((line) => !line.trim()).length;
  const from = above.length - skipped + 1;
  return { ...whole, focus: { from, to: Math.min(from + inside - 1, last) } };
}

/** Returns a source file as its reader saves it: without markers, and with its notes as plain comments. */
export const asPlainFile = (source: string): string =>
  source
    .split('\n')
    .filter((line) => !MARKER.test(line))
    .join('\n')
    .replace(/(\/\/|#) @note /g, '$1 ');

const isOnlyNote = (line: string): boolean => NOTE.exec(line)?.[1]?.trim() === '';

function pickLines(lines: string[], name: string | undefined, where: string): string[] {
  const marks = lines.flatMap((line, index) => {
    const [, kind, label = ''] = MARKER.exec(line) ?? [];
    return kind ? [{ kind, label: label.trim(), index }] : [];
  });
  const withoutMarkers = (picked: string[]) => picked.filter((line) => !MARKER.test(line));
  if (name === undefined) return withoutMarkers(lines);
  const starts = marks.filter(({ kind, label }) => kind === 'region' && label === name);
  const end = marks.find(({ kind, label }) => kind === 'endregion' && label === name);
  const [start] = starts;
  if (!start || !end) {
    const regionNames = marks.filter(({ kind }) => kind === 'region').map(({ label }) => label);
    throw new Error(`${where} has no region "${name}". Regions there: ${regionNames.join(', ') || 'none'}.`);
  }
  if (starts.length > 1) throw new Error(`${where} has the region "${name}" twice.`);
  return withoutMarkers(lines.slice(start.index + 1, end.index));
}

function trimBlank(lines: string[]): string[] {
  const first = lines.findIndex((line) => line.trim());
  const last = lines.findLastIndex((line) => line.trim());
  return first === -1 ? [] : lines.slice(first, last + 1);
}

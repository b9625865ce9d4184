/** The brackets that open and close in a line. */
const depthOf = (line: string): number =>
  [...line].reduce((depth, letter) => depth + ('([{'.includes(letter) ? 1 : ')]}'.includes(letter) ? -1 : 0), 0);

/**
 * Picks statements out of a source file, so that an entry shows the very lines that run.
 * @param code the file, without markers and notes
 * @param starts for each statement, a text that only its first line contains
 * @param where the file's name, for errors
 * @returns the statements in the order of the file, each moved to the left edge
 * @throws if no line contains a text, or several do, which fails the build
 */
export function handlingLines(code: string, starts: string[], where: string): string {
  const lines = code.split('\n');
  const from = starts.map((text) => {
    const indexes = lines.flatMap((line, index) => (line.includes(text) ? [index] : []));
    const [first] = indexes;
    if (first === undefined || indexes.length > 1)
      throw new Error(`${where} has ${indexes.length} lines with “${text}”.`);
    return first;
  });
  return from
    .sort((a, b) => a - b)
    .map((index) => dedent(statementAt(lines, index)).join('\n'))
    .join('\n…\n');
}

/** The lines of the statement, or of the property, that starts on this one. */
function statementAt(lines: string[], start: number): string[] {
  let depth = 0;
  const end = lines.findIndex((line, index) => {
    if (index < start) return false;
    depth += depthOf(line);
    return depth <= 0 && /[;,}]$/.test(line);
  });
  return lines.slice(start, end === -1 ? start + 1 : end + 1);
}

function dedent(lines: string[]): string[] {
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
}

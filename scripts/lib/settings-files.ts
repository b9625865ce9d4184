import { settingsSchema } from '../../src/lib/config/settings.ts';

const START = '<!-- settings:start -->';
const END = '<!-- settings:end -->';

interface Described {
  name: string;
  /** As it would be written in the environment; empty when there is none. */
  fallback: string;
  meaning: string;
}

/** The files that repeat the settings, each with the text it should have. */
export function describedFiles(readText: (name: string) => string | undefined): { name: string; wanted: string }[] {
  const settings = describeSettings();
  const readme = readText('README.md');
  return [
    { name: '.env.example', wanted: envExample(settings) },
    ...(readme === undefined ? [] : [{ name: 'README.md', wanted: withTable(readme, settings) }]),
  ];
}

function describeSettings(): Described[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    if (!schema.description) throw new Error(`The setting ${name} has no description`);
    const { data } = schema.safeParse(undefined);
    return { name, fallback: String(data ?? ''), meaning: schema.description };
  });
}

/** Every line is a comment: copied as it is, the file changes nothing. */
function envExample(settings: Described[]): string {
  return settings.map(({ name, fallback, meaning }) => `# ${meaning}\n# ${name}=${fallback}\n`).join('\n');
}

/** @throws when the README has no place for the table */
export function withTable(readme: string, settings = describeSettings()): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start === -1 || end < start) throw new Error(`README.md needs the lines ${START} and ${END}, in this order`);
  return `${readme.slice(0, start + START.length)}\n\n${table(settings)}\n\n${readme.slice(end)}`;
}

/** Columns are filled up to one width, as Prettier wants them. */
function table(settings: Described[]): string {
  const rows = settings.map(({ name, fallback, meaning }) => [`\`${name}\``, fallback && `\`${fallback}\``, meaning]);
  const cells = [['Setting', 'Default', 'Meaning'], ...rows].map((row) =>
    row.map((cell) => cell.replaceAll('|', '\\|')),
  );
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

import { settingsSchema } from '../../src/lib/config/settings.ts';

const START = '<!-- settings:start -->';
const END = '<!-- settings:end -->';

interface Described {
  name: string;
  /** The default as it would be written in the environment; empty if there is none. */
  fallback: string;
  meaning: string;
}

const DOCUMENT = 'docs/hosting.md';

/** Returns the files that repeat the settings, each with the text it should have. */
export function describedFiles(readText: (name: string) => string | undefined): { name: string; wanted: string }[] {
  const settings = describeSettings();
  const document = readText(DOCUMENT);
  return [
    { name: '.env.example', wanted: envExample(settings) },
    ...(document === undefined ? [] : [{ name: DOCUMENT, wanted: withTable(document, settings) }]),
  ];
}

function describeSettings(): Described[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    if (!schema.description) throw new Error(`The setting ${name} has no description`);
    const { data } = schema.safeParse(undefined);
    return { name, fallback: String(data ?? ''), meaning: schema.description };
  });
}

/** Every line is a comment, so that a copy of the file changes nothing. */
function envExample(settings: Described[]): string {
  return settings.map(({ name, fallback, meaning }) => `# ${meaning}\n# ${name}=${fallback}\n`).join('\n');
}

/** Returns a document with the table of settings in its place. @throws when it has no place for one */
export function withTable(document: string, settings = describeSettings()): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start === -1 || end < start) throw new Error(`${DOCUMENT} needs the lines ${START} and ${END}, in this order`);
  return `${document.slice(0, start + START.length)}\n\n${table(settings)}\n\n${document.slice(end)}`;
}

function table(settings: Described[]): string {
  const rows = settings.map(({ name, fallback, meaning }) => [`\`${name}\``, fallback && `\`${fallback}\``, meaning]);
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(['Setting', 'Default', 'Meaning']), '| --- | --- | --- |', ...rows.map(line)].join('\n');
}

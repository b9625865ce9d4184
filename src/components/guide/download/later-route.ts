interface LaterStep {
  step: number;
  title: string;
  /** The step's page. */
  url: string;
}

/**
 * Writes the placeholder for a file of routes: each answers with a link to the step that builds it.
 * @param names the routes that the file exports
 * @param helper `app/later.ts`, as the file imports it
 */
export const laterRoute = (names: string[], { step, title, url }: LaterStep, helper: string): string =>
  `import { later } from '${helper}';

// Replace this file in step ${step}: ${url}
${names.map((name) => `export const ${name} = later(${step}, ${quoted(title)}, '${url}');\n`).join('')}`;

const quoted = (text: string) => `'${text.replaceAll("'", '’')}'`;

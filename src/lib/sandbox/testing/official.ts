import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/*
 * Validates responses against the official OpenAPI description, which is not part of this repository. It uses few
 * keywords: $ref, type, properties, required, items, enum, additionalProperties.
 */

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  additionalProperties?: boolean | Schema;
}

interface Described {
  'x-code-samples'?: { lang: string; source: string }[];
  operationId: string;
  responses: Record<string, { content?: { 'application/json'?: { schema: Schema } } }>;
}

interface Description {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

/** Folders of Stytch's descriptions: of the API, and of what browser and mobile SDKs call. */
type Folder = 'stytch-openapi' | 'stytch-sdk-openapi';

/** Returns one of Stytch's descriptions, or null where the file is missing. */
export function readOfficial(folder: Folder = 'stytch-openapi'): Description | null {
  const file = new URL(`../../../../../shared/reference/${folder}/openapi.yml`, import.meta.url);
  if (!existsSync(file)) {
    console.warn(`Stytch’s description in ${folder} is not here, so nothing is compared with it.`);
    return null;
  }
  return load(readFileSync(file, 'utf8')) as Description;
}

const ERROR_KEYS = 'error_message,error_type,error_url,request_id,status_code';

/** Lists what is wrong with a response. */
export function problemsOf(
  official: Description,
  method: string,
  path: string,
  status: number,
  body: unknown,
): string[] {
  const where = `${method} ${path} ${status}`;
  if (status >= 400) {
    const keys = Object.keys(body ?? {})
      .sort()
      .join(',');
    return keys === ERROR_KEYS ? [] : [`${where}: an error must have exactly five keys, not ${keys}`];
  }
  const operation = find(official, method, path);
  const schema = operation?.responses[status]?.content?.['application/json']?.schema;
  if (!schema) return [`${where}: the description has no such answer`];
  return check(official, schema, body, 'body').map((problem) => `${where}: ${problem}`);
}

type Methods = Description['paths'][string];
const compiled = new WeakMap<Description, { pattern: RegExp; methods: Methods }[]>();

function find(official: Description, method: string, path: string): Described | undefined {
  const paths = compiled.get(official) ?? compilePaths(official);
  compiled.set(official, paths);
  for (const { pattern, methods } of paths) {
    const operation = pattern.test(path) && methods[method.toLowerCase()];
    if (operation) return operation;
  }
  return undefined;
}

/** A fixed path is more specific than one with parameters, so it comes first. */
function compilePaths({ paths }: Description) {
  return Object.entries(paths)
    .sort(([a], [b]) => a.split('{').length - b.split('{').length)
    .map(([path, methods]) => ({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`), methods }));
}

function check(official: Description, schema: Schema, value: unknown, at: string): string[] {
  const { $ref } = schema;
  if ($ref) return check(official, official.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, value, at);
  if (schema.enum && !schema.enum.includes(value))
    return [`${at}: ${JSON.stringify(value)} is none of ${schema.enum.join(', ')}`];
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${at}: not a list`];
    return value.flatMap((item, i) => check(official, schema.items ?? {}, item, `${at}[${i}]`));
  }
  if (schema.type === 'object') return checkObject(official, schema, value, at);
  if (schema.type === 'integer') return Number.isInteger(value) ? [] : [`${at}: not an integer`];
  if (schema.type !== undefined && typeof value !== schema.type)
    return [`${at}: not a ${schema.type} but ${JSON.stringify(value)}`];
  return [];
}

function checkObject(official: Description, schema: Schema, value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: not an object`];
  const fields = Object.entries(value);
  const missing = (schema.required ?? []).filter(
    (name) => !fields.some(([key, field]) => key === name && field !== null),
  );
  const wrong = fields.flatMap(([key, field]) => {
    const described = schema.properties?.[key];
    // Null counts as absent: live responses have it in optional fields.
    return described && field !== null ? check(official, described, field, `${at}.${key}`) : [];
  });
  return [...missing.map((name) => `${at}.${name}: missing`), ...wrong];
}

/** Lists every operation of the description: the SDKs' name for it, method and path. */
export function officialOperations(official: Description): { name: string; method: string; path: string }[] {
  return Object.entries(official.paths)
    .filter(([path]) => path.startsWith('/v1/b2b/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({
        name: nameOf(described),
        method: method.toUpperCase(),
        path,
      })),
    );
}

/** The name as in the Python sample, which `organizations.search` doesn't have. */
function nameOf({ 'x-code-samples': samples = [], operationId }: Described): string {
  const python = samples.find(({ lang }) => lang === 'python')?.source ?? '';
  return /client\.([a-z0-9_.]+)\(/.exec(python)?.[1] ?? `organizations.${operationId.split('_').at(-1)?.toLowerCase()}`;
}
